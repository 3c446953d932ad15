-- Owner: identity. Programs of others that may ask for dossiers of a unit (phần mềm kết nối).

create table identity.api_client (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint api_client_addressed_once unique,
  name        text        not null check (length(name) between 1 and 200),
  -- Whose dossiers it reaches: those that the unit, or a part of it, settles.
  unit_id     bigint      not null,
  -- oauth: the secret buys tokens that last minutes. key: the secret itself is the token.
  kind        text        not null check (kind in ('oauth', 'key')),
  scopes      text[]      not null check (cardinality(scopes) between 1 and 20),
  -- Requests that it may make in a minute.
  per_minute  integer     not null check (per_minute between 1 and 6000),
  -- SHA-256 of a secret that chance made.
  secret_hash bytea       not null constraint api_client_secret_of_one unique check (length(secret_hash) = 32),
  valid_until timestamptz not null,
  made_at     timestamptz not null,
  made_by     bigint      not null,
  revoked_at  timestamptz,
  revoked_by  bigint,
  constraint api_client_valid_some_time check (valid_until > made_at),
  constraint api_client_revoked check ((revoked_at is null) = (revoked_by is null))
);
comment on table identity.api_client is 'Phần mềm kết nối của cơ quan';
create index api_client_of_unit on identity.api_client (unit_id, id) where revoked_at is null;

grant select, insert on identity.api_client to motcua_app;
grant update (revoked_at, revoked_by) on identity.api_client to motcua_app;
grant select (id, unit_id, kind, scopes, per_minute, valid_until, made_at, made_by, revoked_at, revoked_by)
  on identity.api_client to motcua_report;
