-- Owner: workflow. What a step of work opened by mistake is taken away again, while nobody has done anything in it.

-- A grant cannot tell what was opened by mistake from what was done: what is over is history, and stays.
grant delete on workflow.task, workflow.leg, workflow.clock to motcua_app;
create function workflow.keep_done() returns trigger language plpgsql as $$ begin
  raise exception 'what is over is not taken away' using errcode = 'insufficient_privilege', constraint = 'done_stays';
end $$;
create trigger done_stays before delete on workflow.task for each row when (old.done_at is not null)
  execute function workflow.keep_done();
create trigger done_stays before delete on workflow.leg for each row when (old.received_at is not null or old.ended_at is not null)
  execute function workflow.keep_done();
create trigger done_stays before delete on workflow.clock for each row when (old.stopped_at is not null)
  execute function workflow.keep_done();
