-- Owner: workflow. What lists of the desk go by: steps that nobody holds, what one did lately, the 8 hours that run.

create index task_unheld on workflow.task (unit_id, due_at, id) where done_at is null and holder_id is null;
create index task_done_by on workflow.task (done_by, done_at desc, id desc) where outcome in ('done', 'sent-back');
create index clock_to_acknowledge on workflow.clock (unit_id, due_at, id) where kind = 'acknowledgement' and stopped_at is null;
