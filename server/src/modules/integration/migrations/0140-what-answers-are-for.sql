-- Owner: integration. Of what a register says only that is kept for which it was asked.

alter table integration.register_answer
  -- Entries of the field dictionary that somebody was asked for; of answers from before who they are alone was kept.
  add column entries text[] not null default '{}';
comment on column integration.register_answer.entries is 'Khai thác cho các trường dữ liệu nào';

grant update (entries) on integration.register_answer to motcua_app;
