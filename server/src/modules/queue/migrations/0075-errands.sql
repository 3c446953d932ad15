-- Owner: queue. Several errands in one appointment (nhiều việc trong một lịch hẹn).

-- Each errand holds a place of its own in the slot in which its turn comes; the first one leads, and what becomes of the
-- appointment becomes of all of them.
alter table queue.appointment
  add column lead_id bigint references queue.appointment,
  add constraint appointment_errand_is_not_changed check (lead_id is null or replaces_id is null),
  drop constraint appointment_of_one_alone,
  drop constraint appointment_of_one_caller,
  drop constraint appointment_of_a_visit_once,
  add constraint appointment_of_one_alone exclude using gist
    (account_id with =, (coalesce(lead_id, id)) with <>, tstzrange(starts_at, ends_at) with &&) where (state = 'booked'),
  add constraint appointment_of_one_caller exclude using gist
    (caller_phone with =, (coalesce(lead_id, id)) with <>, tstzrange(starts_at, ends_at) with &&)
    where (state = 'booked' and caller_phone is not null);
create index appointment_errands on queue.appointment (lead_id, id) where lead_id is not null;
create unique index appointment_of_a_visit_once on queue.appointment (visit_id) where visit_id is not null and lead_id is null;
drop index queue.appointment_code_once;
create unique index appointment_code_once on queue.appointment (code) where state <> 'changed' and lead_id is null;
drop index queue.appointment_of_account;
create index appointment_of_account on queue.appointment (account_id, starts_at desc, id desc)
  where state <> 'changed' and lead_id is null;
drop index queue.appointment_for_person;
create index appointment_for_person on queue.appointment (for_person_id, starts_at desc, id desc)
  where for_person_id is not null and state <> 'changed' and lead_id is null;
drop index queue.appointment_of_day;
create index appointment_of_day on queue.appointment (unit_id, day, starts_at, id)
  where state <> 'changed' and lead_id is null;
