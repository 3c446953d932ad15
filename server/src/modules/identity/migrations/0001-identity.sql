-- Owner: identity. People, their accounts, what staff may do, sessions, and what is tried in order to get in.

create schema identity;
grant usage on schema identity to motcua_app, motcua_report;

-- For search: marks off, đ to d, lower case, spaces one. Equal to kernel/vietnamese-text.ts `fold`; both are held to
-- the same vectors (kernel/vietnamese-text.vectors.json). The collation is named, since the database's may differ.
create function identity.fold(text) returns text language sql immutable strict parallel safe
  return btrim(regexp_replace(translate(regexp_replace(
    lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g') collate pg_c_utf8),
    '[\u0300-\u036f]', '', 'g'), 'đð', 'dd'),
    '[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'), ' ');

create table identity.person (
  -- Inside only.
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint person_addressed_once unique,
  kind            text        not null check (kind in ('citizen', 'organisation')),
  personal_number text        constraint person_numbered_once unique check (personal_number ~ '^[0-9]{12}$'),
  old_number      text        constraint person_old_number_once unique check (old_number ~ '^[0-9]{9}$'),
  tax_code        text        constraint person_tax_code_once unique check (tax_code ~ '^[0-9]{10}(-[0-9]{3})?$'),
  full_name       text        not null check (full_name is nfc normalized and length(full_name) between 1 and 200),
  folded          text        not null generated always as (identity.fold(full_name)) stored,
  -- As far as it is known: a year, a month or a day. Old papers give no more than the year.
  birth           text        check (birth ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'),
  death           text        check (death ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'),
  sex             text        check (sex in ('male', 'female', 'other')),
  -- Where to reach them about a dossier. Nobody signs in with it: that is account.phone.
  phone           text        check (phone ~ '^\+[1-9][0-9]{7,14}$'),
  email           text        check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
  address         text        check (length(address) between 1 and 500),
  -- claimed: so they say of themselves. seen: an official held the card. What was seen is not bent by a claim.
  proof           text        not null check (proof in ('claimed', 'seen')),
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  constraint person_old_number_of_citizen check (old_number is null or kind = 'citizen')
);

comment on table  identity.person                 is 'Cá nhân, tổ chức; kept when dead or dissolved, because dossiers name them';
comment on column identity.person.personal_number is 'Số định danh cá nhân / số CCCD, Luật Căn cước công dân 2014 Đ.12, 19';
comment on column identity.person.old_number      is 'Số CMND 9 số';
comment on column identity.person.tax_code        is 'Mã số thuế / mã số doanh nghiệp';
comment on column identity.person.full_name       is 'Họ, chữ đệm và tên khai sinh; tên tổ chức';
comment on column identity.person.birth           is 'Ngày, tháng, năm sinh';
comment on column identity.person.death           is 'Ngày, tháng, năm chết';

-- The words of a name, searched without marks.
create index person_words on identity.person using gin (to_tsvector('simple', folded));

create table identity.account (
  -- Shared with drafts, so that a request of one is never taken for a request of another.
  id                bigint      primary key default nextval('audit.actor'),
  public_id         uuid        not null default gen_random_uuid() constraint account_addressed_once unique,
  kind              text        not null check (kind in ('citizen', 'organisation', 'staff')),
  person_id         bigint      references identity.person,
  -- 1: made by oneself, sees only what it sent itself. 2: an official saw the card.
  level             smallint    check (level in (1, 2)),
  -- Where the one-time code goes. Only a code that came back from it sets it; only a counter changes it.
  phone             text        check (phone ~ '^\+[1-9][0-9]{7,14}$'),
  phone_verified_at timestamptz,
  username          text        constraint account_named_once unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  -- disabled: closed for ever to whoever held it. An end is a fact; the row stays, because events name it.
  status            text        not null default 'open' check (status in ('open', 'disabled')),
  opened_at         timestamptz not null,
  opened_by         bigint      not null,
  opened_how        text        not null check (opened_how in ('self', 'counter', 'staff')),
  constraint account_of_somebody check ((kind = 'staff') = (person_id is null)),
  constraint account_level_of_person check ((kind = 'staff') = (level is null)),
  constraint account_staff_named check ((kind = 'staff') = (username is not null)),
  constraint account_staff_without_phone check (kind <> 'staff' or phone is null),
  constraint account_phone_verified check ((phone is null) = (phone_verified_at is null)),
  constraint account_self_made_has_phone check (opened_how <> 'self' or phone is not null)
);

comment on table  identity.account       is 'Tài khoản';
comment on column identity.account.level is 'Mức độ định danh tài khoản, NĐ 59/2022 Đ.12';

create unique index account_once_a_person on identity.account (person_id) where status = 'open';

create table identity.staff (
  account_id bigint primary key references identity.account,
  full_name  text   not null check (full_name is nfc normalized and length(full_name) between 1 and 200),
  position   text   not null check (length(position) <= 200),
  -- A unit of organisation: where the person sits. What they may do stands in staff_grant.
  unit_id    bigint not null
);

comment on table  identity.staff          is 'Cán bộ, công chức, viên chức, người lao động';
comment on column identity.staff.position is 'Chức vụ, chức danh';

create index staff_of_unit on identity.staff (unit_id, account_id);

create table identity.staff_grant (
  id         bigint    generated always as identity primary key,
  account_id bigint    not null references identity.staff,
  role       text      not null check (role ~ '^[a-z_]+$'),
  unit_id    bigint    not null,
  valid      daterange not null check (not isempty(valid) and lower(valid) is not null),
  granted_by bigint    not null,
  granted_at timestamptz not null
);

comment on table  identity.staff_grant      is 'Phân quyền: vai trò tại một đơn vị, trong một thời gian';
comment on column identity.staff_grant.role is 'Vai trò; what it may do is the table in domain/rights.ts';

create unique index staff_grant_begun_once on identity.staff_grant (account_id, role, unit_id, lower(valid));
create index staff_grant_of_unit on identity.staff_grant (unit_id, role, account_id);

create table identity.password (
  account_id  bigint      primary key references identity.account,
  hash        text        not null check (hash like '$argon2id$%'),
  must_change boolean     not null,
  changed_at  timestamptz not null,
  -- Newest first; policy says how many may not come again.
  previous    text[]      not null default '{}'
);

comment on table identity.password is 'Mật khẩu của cán bộ; citizens have none';

-- Everything below goes by the machine's time, which the program gives: a demonstration that moves its clock throws
-- nobody out and lets nobody stay.

create table identity.session (
  id           bigint      generated always as identity primary key,
  token_hash   bytea       not null constraint session_token_once unique check (length(token_hash) = 32),
  account_id   bigint      not null references identity.account,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  -- How long it may lie idle, and when it ends however busy.
  idle_for     interval    not null check (idle_for > interval '0'),
  ends_at      timestamptz not null check (ends_at > created_at),
  device       text        not null check (length(device) <= 200),
  from_addr    inet,
  ended_at     timestamptz,
  why          text        check (why in ('signed-out', 'replaced', 'password', 'rights', 'disabled', 'phone', 'raised')),
  constraint session_ended_for_a_reason check ((ended_at is null) = (why is null))
);

comment on table identity.session is 'Phiên làm việc; holds the hash of its token only';

create index session_of_account on identity.session (account_id) where ended_at is null;
-- Whether this account has signed in from this address before.
create index session_from on identity.session (account_id, from_addr, created_at);

create table identity.one_time_code (
  id         bigint      generated always as identity primary key,
  purpose    text        not null check (purpose in ('sign-in', 'phone')),
  -- Of the personal number that asks to sign in, or of the phone to be proven. A row is made for unknown ones too.
  key        bytea       not null check (length(key) = 32),
  account_id bigint      references identity.account,
  code_hash  text        not null check (code_hash like '$argon2id$%'),
  -- The attempt by which it was asked for: tries on this code are those counted after it.
  asked_by   bigint      not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at    timestamptz
);

comment on table identity.one_time_code is 'Mã xác thực một lần (OTP)';

create index one_time_code_newest on identity.one_time_code (purpose, key, id desc);

-- Each try, written before it is checked and in a transaction of its own (docs/adr/0002).
create table identity.attempt (
  id         bigint      generated always as identity primary key,
  kind       text        not null check (kind in ('password', 'code', 'code-request', 'tracking')),
  key        bytea       not null check (length(key) = 32),
  from_key   bytea       not null check (length(from_key) = 32),
  at         timestamptz not null,
  -- Turned away unchecked, because there were too many before it; it does not count, or the lock would never end.
  is_refused boolean     not null,
  -- Once it succeeded, or an administrator unlocked: it counts no longer, and stays on record.
  cleared_at timestamptz
);

comment on table identity.attempt is 'Lần thử đăng nhập, nhập mã, tra cứu; holds hashes of name and address only';

create index attempt_on   on identity.attempt (kind, key, at) where cleared_at is null and not is_refused;
create index attempt_tries on identity.attempt (kind, key, id) where not is_refused;
create index attempt_from on identity.attempt (kind, from_key, at) where cleared_at is null and not is_refused;

grant select, insert, update on identity.person, identity.account, identity.staff, identity.staff_grant,
  identity.password, identity.session, identity.one_time_code to motcua_app;
-- A role that was to begin and shall not after all is no history.
grant delete on identity.session, identity.one_time_code, identity.staff_grant to motcua_app;
grant select, insert on identity.attempt to motcua_app;
grant update (cleared_at) on identity.attempt to motcua_app;

-- Reports count; they name nobody, and see nothing that opens a door.
grant select (id, public_id, kind, birth, sex, proof, created_at) on identity.person to motcua_report;
grant select (id, public_id, kind, person_id, level, status, opened_at, opened_by, opened_how)
  on identity.account to motcua_report;
grant select on identity.staff, identity.staff_grant to motcua_report;
