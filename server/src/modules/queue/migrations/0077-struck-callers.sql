-- Owner: queue. Name and number of whoever called are struck some days after their appointment is over.

alter table queue.appointment
  add column caller_struck_at timestamptz,
  drop constraint appointment_of_somebody,
  -- Somebody's who has an account, or whoever called, of whom it is no longer known who that was once they are struck.
  add constraint appointment_of_somebody check (
    (account_id is null) = (person_id is null) and (caller_name is null) = (caller_phone is null)
    and num_nonnulls(account_id, caller_phone, caller_struck_at) = 1),
  add constraint appointment_caller_struck_when_over check (
    caller_struck_at is null or ended_at is not null and caller_struck_at >= ended_at);
create index appointment_caller_over on queue.appointment (ended_at, id)
  where caller_phone is not null and ended_at is not null;

grant update (caller_name, caller_phone, caller_struck_at) on queue.appointment to motcua_app;
