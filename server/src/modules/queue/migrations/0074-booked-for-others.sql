-- Owner: queue. Appointments that somebody else made: by a mandate on the portal, or by a clerk for whoever calls.

-- Đặt hẹn thay: một người giữ một chỗ. Who has no account here is known by what a clerk wrote down while they called.
alter table queue.appointment
  alter column account_id drop not null,
  alter column person_id drop not null,
  add column caller_name   text   check (caller_name is nfc normalized and length(caller_name) between 1 and 200),
  add column caller_phone  text   check (caller_phone ~ '^\+84\d{9}$'),
  -- For whom whoever holds it comes, by the mandate that stands beside; empty of who comes for themselves.
  add column for_person_id bigint references identity.person,
  add column proxy_id      bigint references identity.proxy,
  add constraint appointment_of_somebody check (
    (account_id is null) = (person_id is null) and (account_id is null) = (caller_phone is not null)
    and (caller_name is null) = (caller_phone is null)),
  add constraint appointment_for_another_by_mandate check ((for_person_id is null) = (proxy_id is null)),
  -- Nor is who called expected at two counters at once.
  add constraint appointment_of_one_caller exclude using gist
    (caller_phone with =, tstzrange(starts_at, ends_at) with &&) where (state = 'booked' and caller_phone is not null);
-- What was booked for somebody by another.
create index appointment_for_person on queue.appointment (for_person_id, starts_at desc, id desc)
  where for_person_id is not null and state <> 'changed';
