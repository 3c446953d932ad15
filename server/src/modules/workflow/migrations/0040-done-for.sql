-- Owner: workflow. For whom a step was done, where a colleague did it; and why its holder was given it.

alter table workflow.task
  add column done_for bigint,
  add column given jsonb check (jsonb_typeof(given) = 'object'),
  add constraint task_done_for_another check (done_for is null or done_by is not null and done_for <> done_by);
comment on column workflow.task.done_for is 'Làm thay cho ai; empty: for oneself';
comment on column workflow.task.given is 'Vì sao giao cho người đang giữ; empty: nobody but people gave it';

grant update (done_for, given) on workflow.task to motcua_app;
grant select (done_for, given) on workflow.task to motcua_report;
