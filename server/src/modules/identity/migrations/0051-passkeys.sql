-- Owner: identity. Passkeys of staff (khóa truy cập, WebAuthn): what a machine or a security key proves who holds it with.

-- By the machine's time, as sessions are.
create table identity.passkey (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null default gen_random_uuid() constraint passkey_addressed_once unique,
  account_id    bigint      not null references identity.account,
  credential_id bytea       not null constraint passkey_once unique check (length(credential_id) between 1 and 1023),
  public_key    bytea       not null check (length(public_key) between 1 and 2000),
  -- Of uses, as the authenticator counts them; 0 for ever where it does not count.
  counter       bigint      not null check (counter >= 0),
  transports    text[]      not null,
  -- As its holder calls it: which machine it is in.
  name          text        not null check (name is nfc normalized and length(name) between 1 and 60),
  made_at       timestamptz not null,
  last_used_at  timestamptz
);
comment on table identity.passkey is 'Khóa truy cập của cán bộ; holds public keys only';
create index passkey_of_account on identity.passkey (account_id, id);

-- What an authenticator has to sign, once and within minutes.
create table identity.passkey_challenge (
  id         bigint      generated always as identity primary key,
  challenge  bytea       not null constraint passkey_challenge_once unique check (length(challenge) = 32),
  -- Of whoever adds a key; empty where nobody is signed in.
  account_id bigint      references identity.account,
  made_at    timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  used_at    timestamptz
);
comment on table identity.passkey_challenge is 'Thử thách của khóa truy cập, mỗi cái dùng một lần';
create index passkey_challenge_over on identity.passkey_challenge (expires_at);

grant select, insert, delete on identity.passkey, identity.passkey_challenge to motcua_app;
grant update (counter, last_used_at) on identity.passkey to motcua_app;
grant update (used_at) on identity.passkey_challenge to motcua_app;
grant select (id, account_id, made_at, last_used_at) on identity.passkey to motcua_report;
