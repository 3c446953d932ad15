-- Owner: dossiers. Why a dossier was received where it was, and who settles it: rules of its version, the stage of the
-- list, and what was known then. Written with the dossier, by the same statement, and never changed.

create table dossiers.routing (
  dossier_id   bigint  primary key references dossiers.dossier,
  decide_rule  text    not null,
  -- None where the section received it by the list of what is cleared.
  receive_rule text,
  clearance_id bigint,
  -- Received at another section than where the competent unit receives.
  is_elsewhere boolean not null,
  facts        jsonb   not null check (jsonb_typeof(facts) = 'object'),
  constraint routing_received_by_one check ((receive_rule is null) = (clearance_id is not null)),
  constraint routing_elsewhere_by_list check (clearance_id is null or is_elsewhere)
);
comment on table dossiers.routing is 'Vì sao nộp ở đây, ai giải quyết';
comment on column dossiers.routing.facts is 'Địa bàn, nơi nộp, đối tượng: những gì quy tắc đã xét; không có tên, số của ai';

grant select, insert on dossiers.routing to motcua_app;
grant select on dossiers.routing to motcua_report;

-- Figures of a span of days read only its blocks: dossiers lie in the order in which they came.
create index dossier_received_span on dossiers.dossier using brin (received_at);
