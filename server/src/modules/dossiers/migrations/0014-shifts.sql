-- Owner: dossiers. The end of a shift at a section: what was handed over, and whether what was left was looked at.

-- Bàn giao ca. What somebody handed over in one deed, for the head to see; each dossier has its own event.
create table dossiers.shift_hand_over (
  id      bigint      generated always as identity primary key,
  unit_id bigint      not null,
  by_id   bigint      not null,
  -- Empty: back to the queue of the unit.
  to_id   bigint      check (to_id <> by_id),
  at      timestamptz not null,
  handed  integer     not null check (handed >= 0),
  refused integer     not null check (refused >= 0)
);
comment on table dossiers.shift_hand_over is 'Bàn giao ca';
create index shift_hand_over_of_unit on dossiers.shift_hand_over (unit_id, at desc, id desc);

-- Hết ca. That the open work of a section was looked at when it closed that day: once.
create table dossiers.shift_end (
  unit_id bigint  not null,
  day     date    not null,
  held    integer not null check (held >= 0),
  constraint shift_end_once primary key (unit_id, day)
);
comment on table dossiers.shift_end is 'Hết ca của bộ phận một cửa';

grant select, insert on dossiers.shift_hand_over, dossiers.shift_end to motcua_app;
grant select on dossiers.shift_hand_over, dossiers.shift_end to motcua_report;
