-- Owner: workflow. Overdue is what runs past its end, extended or not; counted for the whole province, by its end.

drop index workflow.clock_overdue;
create index clock_overdue on workflow.clock (due_at, case_id) where kind = 'dossier' and stopped_at is null;
