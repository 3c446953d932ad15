-- Owner: queue. Appointments (lịch hẹn): who holds which place of which slot, and what became of it. Slots are no rows:
-- they follow from calendar, hall and rule.

create table queue.appointment (
  id           bigint      generated always as identity primary key,
  public_id    uuid        not null default gen_random_uuid() constraint appointment_addressed_once unique,
  -- What is typed or scanned at the kiosk; it stays when the time is changed.
  code         text        not null check (code ~ '^[A-HJ-NP-Z2-9]{8}$'),
  unit_id      bigint      not null,
  service      text        not null check (service ~ '^[a-z][a-z0-9-]{0,39}$'),
  procedure_id bigint      not null references catalogue.procedure,
  -- Whose it is: by the account, since at level 1 a number is only claimed.
  account_id   bigint      not null references identity.account,
  person_id    bigint      not null references identity.person,
  day          date        not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null check (ends_at > starts_at),
  -- Of the places that the slot has, from 1.
  place        smallint    not null check (place between 1 and 999),
  state        text        not null
    check (state in ('booked', 'changed', 'cancelled', 'called-off', 'arrived', 'missed')),
  booked_at    timestamptz not null,
  -- None where it was booked when the moment had passed.
  remind_at    timestamptz check (remind_at > booked_at),
  reminded_at  timestamptz,
  ended_at     timestamptz check (ended_at >= booked_at),
  -- Why the section called it off.
  called_off   text        check (called_off in ('day-closed', 'section-closed')),
  -- The appointment whose time was changed to this.
  replaces_id  bigint      constraint appointment_replaced_once unique references queue.appointment,
  visit_id     bigint      constraint appointment_of_a_visit_once unique references queue.visit,
  constraint appointment_ended_by_state check ((state = 'booked') = (ended_at is null)),
  constraint appointment_called_off_with_reason check ((state = 'called-off') = (called_off is not null)),
  constraint appointment_arrived_with_visit check ((state = 'arrived') = (visit_id is not null)),
  constraint appointment_reminded_when_due check (reminded_at is null or remind_at is not null),
  -- Nobody is expected at two counters at once.
  constraint appointment_of_one_alone exclude using gist
    (account_id with =, tstzrange(starts_at, ends_at) with &&) where (state = 'booked')
);
comment on table queue.appointment is 'Lịch hẹn đến Bộ phận Một cửa: khung giờ, việc, thủ tục, và đã đến hay chưa';
-- A place of a slot is held by one: no double booking, whoever presses when. Also how full the slots of a day are.
create unique index appointment_place_once on queue.appointment (unit_id, service, starts_at, place)
  where state in ('booked', 'arrived');
create unique index appointment_code_once on queue.appointment (code) where state <> 'changed';
-- What is still to come, or should have come: called off, missed.
create index appointment_booked on queue.appointment (starts_at, unit_id, service) where state = 'booked';
create index appointment_to_remind on queue.appointment (remind_at, id) where state = 'booked' and reminded_at is null;
create index appointment_of_account on queue.appointment (account_id, starts_at desc, id desc) where state <> 'changed';
-- The day of a section, for whoever runs its hall.
create index appointment_of_day on queue.appointment (unit_id, day, starts_at, id) where state <> 'changed';

grant select, insert on queue.appointment to motcua_app;
grant update (state, reminded_at, ended_at, called_off, visit_id) on queue.appointment to motcua_app;
grant select (id, unit_id, service, procedure_id, day, starts_at, ends_at, state, booked_at, ended_at, called_off)
  on queue.appointment to motcua_report;
