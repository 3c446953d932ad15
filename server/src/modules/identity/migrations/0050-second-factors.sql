-- Owner: identity. The second factor of staff (xác thực hai bước): a code by time, and codes to recover with.

alter table identity.attempt drop constraint attempt_kind_check;
alter table identity.attempt add constraint attempt_kind_check
  check (kind in ('password', 'code', 'code-request', 'tracking', 'tracking-token', 'pin', 'factor'));
alter table identity.session drop constraint session_why_check;
alter table identity.session add constraint session_why_check
  check (why in ('signed-out', 'replaced', 'password', 'rights', 'disabled', 'phone', 'raised', 'factor'));

-- All by the machine's time, as sessions are: the application on the phone knows no other.
create table identity.totp (
  account_id   bigint      primary key references identity.account,
  -- AES-256-GCM under a key that lies outside of the database (docs/adr/0090).
  sealed       bytea       not null check (length(sealed) between 40 and 200),
  begun_at     timestamptz not null,
  -- Until a first code has come back from the phone it opens and asks nothing.
  confirmed_at timestamptz,
  -- Of the code that was taken last, in 30 seconds since 1970: none of then or before is taken again.
  last_step    bigint      check (last_step > 0),
  constraint totp_step_of_confirmed check ((confirmed_at is null) = (last_step is null))
);
comment on table identity.totp is 'Mã xác thực theo thời gian (TOTP) của cán bộ; holds its secret enciphered';

create table identity.recovery_code (
  id         bigint      generated always as identity primary key,
  account_id bigint      not null references identity.account,
  -- Of 16 signs of chance: nobody counts through 80 bits.
  code_hash  bytea       not null constraint recovery_code_once unique check (length(code_hash) = 32),
  made_at    timestamptz not null,
  used_at    timestamptz
);
comment on table identity.recovery_code is 'Mã khôi phục, mỗi mã dùng một lần; holds hashes only';
create index recovery_code_of_account on identity.recovery_code (account_id);

-- Between the two steps of signing in: whoever holds its token has given the right password, and nothing else yet.
create table identity.sign_in_step (
  id         bigint      generated always as identity primary key,
  token_hash bytea       not null constraint sign_in_step_token_once unique check (length(token_hash) = 32),
  account_id bigint      not null references identity.account,
  made_at    timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at    timestamptz
);
comment on table identity.sign_in_step is 'Đăng nhập đang chờ bước hai; holds the hash of its token only';
create index sign_in_step_open on identity.sign_in_step (account_id) where used_at is null;
create index sign_in_step_over on identity.sign_in_step (expires_at);

create table identity.factor_reset (
  id         bigint      generated always as identity primary key,
  account_id bigint      not null references identity.account,
  reason     text        not null check (reason is nfc normalized and length(reason) between 1 and 500),
  reset_by   bigint      not null,
  reset_at   timestamptz not null
);
comment on table identity.factor_reset is 'Đặt lại xác thực hai bước: ai làm, cho ai, vì sao';
create index factor_reset_of_account on identity.factor_reset (account_id);

grant select, insert, delete on identity.totp, identity.recovery_code, identity.sign_in_step to motcua_app;
grant update (sealed, begun_at, confirmed_at, last_step) on identity.totp to motcua_app;
grant update (used_at) on identity.recovery_code, identity.sign_in_step to motcua_app;
grant select, insert on identity.factor_reset to motcua_app;
-- Reports count who has one; they see nothing that opens a door.
grant select (account_id, confirmed_at) on identity.totp to motcua_report;
grant select (id, account_id, reset_by, reset_at) on identity.factor_reset to motcua_report;
