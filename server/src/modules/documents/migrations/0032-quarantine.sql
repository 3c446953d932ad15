-- Owner: documents. Files that came while the antivirus said nothing: taken, shown to nobody until it has.

-- Tệp chờ kiểm tra mã độc.
create table documents.quarantine (
  sha256   bytea       primary key references documents.file on delete cascade,
  since    timestamptz not null,
  -- When it is scanned next; null once that has ended.
  due_at   timestamptz,
  tries    integer     not null default 0 check (tries >= 0),
  -- Why nothing was said of it so far.
  why      text        not null check (why in ('unreachable', 'too-slow', 'too-large', 'faulty')),
  -- released: clean, and shown like any file. removed: infected, and its bytes are gone.
  outcome  text        check (outcome in ('released', 'removed')),
  threat   text        check (length(threat) between 1 and 200),
  ended_at timestamptz,
  constraint quarantine_due_until_its_end
    check ((due_at is null) = (outcome is not null) and (ended_at is null) = (outcome is null)),
  constraint quarantine_removed_for_a_threat check ((threat is not null) = (outcome is not distinct from 'removed'))
);
comment on table documents.quarantine is 'Tệp được giữ riêng, chưa cho ai xem, đến khi phần mềm diệt mã độc kiểm tra xong';
create index quarantine_due on documents.quarantine (due_at) where outcome is null;

grant select, insert, update (due_at, tries, why, outcome, threat, ended_at) on documents.quarantine to motcua_app;
grant select (since, due_at, tries, why, outcome, ended_at) on documents.quarantine to motcua_report;
