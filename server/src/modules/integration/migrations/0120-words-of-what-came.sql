-- Owner: integration. A word of ours about a message that came keeps the order of that message, whatever happens to its dossier.

alter table integration.message_out
  -- Thư đến được trả lời: of which message that came it speaks.
  add column answers_id bigint references integration.message_in;
comment on column integration.message_out.answers_id is 'Thư đến mà thư này báo trạng thái';
-- What the later words about the same message wait for.
create index message_out_dead_word on integration.message_out (partner, answers_id)
  where state = 'dead' and answers_id is not null;

grant select (answers_id) on integration.message_out to motcua_report;
