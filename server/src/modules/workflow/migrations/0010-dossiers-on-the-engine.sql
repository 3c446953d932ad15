-- Owner: workflow. Dossiers go by the engine: a procedure version names the model that its cases run in, and each open
-- step stands by a token. `graph` is read no more and goes with the next release, when no older program runs beside.

-- What was compiled from published steps was drawn by nobody.
alter table workflow.model alter column xml drop not null;

-- When a graph was stored was not kept: such models are of the epoch.
alter table workflow.process add column model_id bigint references workflow.model;
insert into workflow.model (key, version, model, stored_at)
select 'version/' || procedure_version_id, 1, jsonb_build_object(
  'key', 'version/' || procedure_version_id, 'name', '',
  'nodes', (
    select jsonb_object_agg(node ->> 'id', case node ->> 'kind'
      when 'start' then jsonb_build_object('id', node ->> 'id', 'kind', 'start', 'name', '', 'parent', null,
        'event', null, 'interrupts', false)
      when 'end' then jsonb_build_object('id', node ->> 'id', 'kind', 'end', 'name', '', 'parent', null, 'event', null)
      else jsonb_build_object('id', node ->> 'id', 'kind', 'task', 'name', node ->> 'name', 'parent', null,
        'task', 'user', 'loop', null, 'defaultFlow', null, 'isForCompensation', false, 'does', null, 'answer', null,
        'correlation', null, 'work', jsonb_build_object('role', node ->> 'role', 'unitRule', node ->> 'unitRule',
          'minutes', round((node ->> 'hours')::numeric * 60)::integer, 'action', node -> 'action')) end)
    from jsonb_array_elements(graph -> 'nodes') as node),
  'flows', (
    select jsonb_agg(jsonb_build_object('id', 'flow-' || nth, 'from', flow ->> 'from', 'to', flow ->> 'to', 'when', null)
      order by nth)
    from jsonb_array_elements(graph -> 'flows') with ordinality as flows (flow, nth))), 'epoch'
from workflow.process;
update workflow.process set model_id = model.id
from workflow.model where model.key = 'version/' || procedure_version_id and version = 1;
alter table workflow.process alter column model_id set not null, alter column graph drop not null;

-- Thẻ mà bước này đứng. None where the process has no such step, and of cases of before, until their run has begun.
alter table workflow.task add column instance_id bigint references workflow.instance, add column token_id integer,
  add constraint task_token_whole check ((instance_id is null) = (token_id is null));
create index task_without_run on workflow.task (id) where done_at is null and instance_id is null;
-- Two rounds of a step stand at one node; two workers that finish the same step still cannot open the next one twice.
drop index workflow.task_open_once;
create unique index task_open_once on workflow.task (case_id, node_id, coalesce(token_id, 0)) where done_at is null;
-- A case is with one agency at a time, or with several that work side by side: with each of them once.
drop index workflow.leg_open_once;
create unique index leg_open_once on workflow.leg (case_id, agency_id) where ended_at is null;

grant update (instance_id, token_id) on workflow.task to motcua_app;
grant select (instance_id, token_id) on workflow.task to motcua_report;
