-- Owner: dossiers. A holiday declared late moves what was promised: forecast by a job, approved by another person, and
-- then counted anew by the job.

-- Điều chỉnh lịch nghỉ. Without a day: what the newest calendars say, as they were loaded.
create table dossiers.calendar_correction (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint calendar_correction_addressed_once unique,
  day         date,
  name        text        check (name <> ''),
  basis       text        not null check (basis <> ''),
  proposed_at timestamptz not null,
  proposed_by bigint      not null,
  proposed_for bigint,
  -- How far the job has come, in the forecast and then in the move; and what it found and moved.
  after       bigint      not null default 0,
  found       integer     not null default 0 check (found >= 0),
  counted_at  timestamptz,
  -- The newest version of any calendar then: what is loaded since makes the list another one.
  counted_calendar_id bigint,
  decided_at  timestamptz,
  decided_by  bigint,
  is_approved boolean,
  note        text        not null default '',
  moved       integer     not null default 0 check (moved >= 0),
  done_at     timestamptz,
  constraint correction_names_its_day check ((day is null) = (name is null)),
  constraint correction_decided_whole
    check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (is_approved is null)),
  constraint correction_counted_before check (is_approved is not true or counted_at is not null),
  constraint correction_counted_whole check ((counted_at is null) = (counted_calendar_id is null)),
  constraint correction_done_last check (done_at is null or is_approved)
);
comment on table dossiers.calendar_correction is 'Điều chỉnh lịch nghỉ và tính lại ngày hẹn trả';
create unique index calendar_correction_open_once on dossiers.calendar_correction ((true))
  where decided_at is null or is_approved and done_at is null;

-- Hồ sơ đổi ngày hẹn trả: as it was forecast, and as it was moved.
create table dossiers.redating (
  correction_id bigint      not null references dossiers.calendar_correction,
  dossier_id    bigint      not null references dossiers.dossier,
  before        timestamptz not null,
  due_at        timestamptz not null check (due_at > before),
  moved_at      timestamptz,
  primary key (correction_id, dossier_id)
);
comment on table dossiers.redating is 'Hồ sơ đổi ngày hẹn trả theo lịch nghỉ mới';
create index redating_of_dossier on dossiers.redating (dossier_id);

grant select, insert on dossiers.calendar_correction, dossiers.redating to motcua_app;
grant update (after, found, counted_at, counted_calendar_id, decided_at, decided_by, is_approved, note, moved, done_at)
  on dossiers.calendar_correction to motcua_app;
grant update (before, due_at, moved_at), delete on dossiers.redating to motcua_app;
-- Lists count the days that are left by it, so that it goes with the clock of the dossier.
grant update (calendar_version_id) on dossiers.dossier to motcua_app;
revoke select on dossiers.calendar_correction from motcua_report;
grant select (id, public_id, day, name, basis, proposed_at, found, counted_at, decided_at, is_approved, moved, done_at)
  on dossiers.calendar_correction to motcua_report;
grant select on dossiers.redating to motcua_report;
