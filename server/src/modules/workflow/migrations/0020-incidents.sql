-- Owner: workflow. Where a run stopped by a fault, and since when; what the program does for a run by a job, and how
-- often it has tried.

-- Since when it stands there, for whoever mends it; those that stood before count from the beginning of their run.
update workflow.token set fault = fault || jsonb_build_object('since',
  to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
from workflow.instance where instance.id = instance_id and fault is not null;
alter table workflow.token add constraint token_fault_since check (fault is null or fault ? 'since');

-- The list of incidents, the longest standing first; text of ISO 8601 sorts by time.
drop index workflow.token_at_fault;
create index token_at_fault on workflow.token ((fault ->> 'since'), instance_id, id) where at = 'fault';

-- Deeds that wait for a job, by what the program can do.
drop index workflow.token_to_serve;
create index token_to_serve on workflow.token (name, instance_id, id) where at = 'service';

-- Lần thử. A deed that failed waits until its next try; gone with the step.
create table workflow.attempt (
  instance_id bigint      not null,
  token_id    integer     not null,
  tries       integer     not null check (tries > 0),
  next_at     timestamptz not null,
  text        text        not null,
  primary key (instance_id, token_id),
  constraint attempt_of_token foreign key (instance_id, token_id) references workflow.token on delete cascade
);
comment on table workflow.attempt is 'Việc của chương trình đã thử mà chưa xong, chờ thử lại';
grant select, insert, delete on workflow.attempt to motcua_app;
grant update (tries, next_at, text) on workflow.attempt to motcua_app;
grant select (instance_id, token_id, tries, next_at) on workflow.attempt to motcua_report;

-- Messages are forgotten some time after they were taken, or were sent and nobody took them (policies.yaml).
create index message_sent on workflow.message (sent_at);
create index message_taken on workflow.message (taken_at) where taken_at is not null;
grant delete on workflow.message to motcua_app;
