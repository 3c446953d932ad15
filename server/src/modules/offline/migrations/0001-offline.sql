-- Owner: offline. Devices that work without a network, and the commands that they send when they have one again.

create schema offline;
grant usage on schema offline to motcua_app, motcua_report;

-- Stands in provisional codes: T-<number>-<n>.
create sequence offline.device_number as integer;

create table offline.device (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint device_addressed_once unique,
  number      integer     not null default nextval('offline.device_number') constraint device_numbered_once unique,
  unit_id     bigint      not null,
  name        text        not null check (length(name) between 1 and 80),
  code_hash   bytea       not null constraint device_code_once unique,
  code_until  timestamptz not null,
  -- SPKI of its ECDSA key on P-256; the other half never leaves the browser.
  public_key  bytea       constraint device_key_once unique check (length(public_key) between 60 and 200),
  enrolled_at timestamptz,
  made_by     bigint      not null references identity.staff,
  made_at     timestamptz not null,
  revoked_at  timestamptz,
  revoked_by  bigint,
  constraint device_enrolled_with_key check ((enrolled_at is null) = (public_key is null)),
  constraint device_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);
comment on table offline.device is 'Thiết bị làm việc ngoại tuyến của Bộ phận Một cửa';
create index device_of_unit on offline.device (unit_id, id) where revoked_at is null;

-- Đợt làm việc ngoại tuyến: an officer takes a device out, for so long.
create table offline.outing (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint outing_addressed_once unique,
  device_id  bigint      not null references offline.device,
  account_id bigint      not null references identity.staff,
  begun_at   timestamptz not null,
  -- Until then the device takes in; until then at the latest the server accepts what it took.
  work_until timestamptz not null check (work_until > begun_at),
  send_until timestamptz not null check (send_until >= work_until)
);
comment on table offline.outing is 'Đợt làm việc ngoại tuyến: cán bộ, thiết bị, thời hạn';
create index outing_of_device on offline.outing (device_id, id desc);

-- What a device did and signed, once it was accepted or refused; before, the server knows nothing of it.
create table offline.command (
  id          bigint      generated always as identity primary key,
  device_id   bigint      not null references offline.device,
  -- The request id that the device gave it.
  public_id   uuid        not null constraint command_once unique,
  outing_id   bigint      not null references offline.outing,
  unit_id     bigint      not null,
  n           integer     not null check (n > 0),
  kind        text        not null check (kind in ('intake', 'ticket', 'hand-over', 'unknown')),
  -- By the clock of the device, which nobody trusts.
  made_at     timestamptz not null,
  received_at timestamptz not null,
  state       text        not null check (state in ('accepted', 'refused')),
  body_hash   bytea       not null,
  signature   bytea       not null,
  -- As it was signed: of what was refused, until somebody has dealt with it.
  body        text        check (length(body) between 2 and 60000),
  refusal     text        check (refusal ~ '^[a-z-]{1,60}$'),
  reason      text        check (length(reason) between 1 and 4000),
  -- What came of it: dossier or ticket, under its public id and number.
  made_id     uuid,
  made_number text        check (length(made_number) between 1 and 80),
  settled_at  timestamptz,
  settled_by  bigint,
  note        text        check (length(note) between 1 and 1000),
  constraint command_numbered_once unique (device_id, n),
  constraint command_refused_with_reason
    check ((state = 'refused') = (refusal is not null) and (refusal is null) = (reason is null)),
  constraint command_accepted_as_something
    check ((state = 'accepted') = (made_id is not null) and (made_id is null) = (made_number is null)),
  constraint command_kept_until_settled check ((body is not null) = (state = 'refused' and settled_at is null)),
  constraint command_settled_whole check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (note is null)),
  constraint command_settled_if_refused check (settled_at is null or state = 'refused')
);
comment on table offline.command is 'Việc đã làm ngoại tuyến, được chấp nhận hoặc bị từ chối';
create index command_to_settle on offline.command (unit_id, received_at, id) where state = 'refused' and settled_at is null;
create index command_of_outing on offline.command (outing_id);

grant usage on all sequences in schema offline to motcua_app;
grant select, insert on offline.device, offline.outing, offline.command to motcua_app;
grant update (public_key, enrolled_at, revoked_at, revoked_by) on offline.device to motcua_app;
grant update (body, settled_at, settled_by, note) on offline.command to motcua_app;
grant select (id, number, unit_id, name, enrolled_at, made_at, revoked_at) on offline.device to motcua_report;
grant select (id, device_id, begun_at, work_until, send_until) on offline.outing to motcua_report;
grant select (id, device_id, outing_id, unit_id, kind, made_at, received_at, state, refusal, settled_at)
  on offline.command to motcua_report;
