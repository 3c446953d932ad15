-- Owner: integration. A day held three ways against itself: what we have, what was acknowledged, what the partner says.

-- The state that a message tells of its dossier, in the partner's codes; none of what tells of no state.
alter table integration.message_out add column told text check (length(told) between 1 and 40);
create index message_out_by_day on integration.message_out (partner, happened_at, dossier_id) where told is not null;

create table integration.reconciliation (
  partner  text        not null references integration.partner,
  day      date        not null,
  at       timestamptz not null,
  compared integer     not null check (compared >= 0),
  primary key (partner, day)
);
comment on table integration.reconciliation is 'Lần đối soát gần nhất của một ngày với một hệ thống';

-- Chênh lệch: what is not the same on all sides, until it is found to be.
create table integration.difference (
  partner    text   not null,
  day        date   not null,
  dossier_id bigint not null references dossiers.dossier,
  kind       text   not null check (kind in ('not-told', 'waiting', 'dead', 'missing-there', 'state-differs')),
  -- The states here, as it was told last, and there.
  ours       text   not null,
  told       text,
  theirs     text,
  primary key (partner, day, dossier_id),
  foreign key (partner, day) references integration.reconciliation
);
comment on table integration.difference is 'Hồ sơ hai bên ghi khác nhau';
create index difference_of_dossier on integration.difference (dossier_id);

grant select, insert on integration.reconciliation to motcua_app;
grant update (at, compared) on integration.reconciliation to motcua_app;
grant select, insert, delete on integration.difference to motcua_app;
grant select on integration.reconciliation, integration.difference to motcua_report;
grant select (told) on integration.message_out to motcua_report;

-- Why somebody decided that it is not sent.
alter table integration.message_out add column drop_reason text check (length(drop_reason) between 1 and 500);
alter table integration.message_out add constraint message_out_dropped check (state <> 'dropped' or drop_reason is not null);
grant update (drop_reason) on integration.message_out to motcua_app;
