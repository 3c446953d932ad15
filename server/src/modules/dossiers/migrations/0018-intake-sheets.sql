-- Owner: dossiers. What a clerk has entered at intake and not received yet.

-- Phiếu tiếp nhận đang nhập dở. One row a sheet that somebody has begun, saved while it is typed; nobody else's (ADR 0023).
create table dossiers.intake_sheet (
  account_id bigint      not null,
  -- Chosen by the window in which it was begun; of another account the same one is another sheet.
  sheet_id   uuid        not null,
  -- Goes up with each saving: whoever saves names the one that was read, so that two windows do not lose each other's.
  revision   integer     not null check (revision > 0),
  -- As entered, right or wrong.
  content    jsonb       not null check (jsonb_typeof(content) = 'object'),
  saved_at   timestamptz not null,
  constraint intake_sheet_begun_once primary key (account_id, sheet_id)
);
comment on table dossiers.intake_sheet is 'Phiếu tiếp nhận đang nhập dở, chưa tiếp nhận';
create index intake_sheet_of_account on dossiers.intake_sheet (account_id, saved_at desc);
create index intake_sheet_age on dossiers.intake_sheet (saved_at);

grant select, insert, delete on dossiers.intake_sheet to motcua_app;
grant update (revision, content, saved_at) on dossiers.intake_sheet to motcua_app;
revoke all on dossiers.intake_sheet from motcua_report;
