-- Owner: integration. Addresses of outside developers that are told of dossiers (webhook). Each is a partner of its own:
-- what it is told of waits in message_out.

create table integration.webhook (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null constraint webhook_addressed_once unique,
  partner       text        not null constraint webhook_is_one_partner unique references integration.partner,
  -- Of which it is told: of the unit that settles, and of its parts.
  unit_id       bigint      not null,
  address       text        not null check (length(address) between 1 and 500),
  kinds         text[]      not null check (cardinality(kinds) between 1 and 50),
  -- SHA-256 of its secret, which is made anew of the program's own: of another one nothing may be signed.
  secret_digest bytea       not null check (length(secret_digest) = 32),
  made_at       timestamptz not null,
  made_by       bigint      not null,
  ended_at      timestamptz,
  ended_by      bigint,
  constraint webhook_ended check ((ended_at is null) = (ended_by is null))
);
comment on table integration.webhook is 'Địa chỉ nhận thông báo tự động của phần mềm bên ngoài';
create unique index webhook_once_a_unit on integration.webhook (unit_id, address) where ended_at is null;

-- What an endpoint was told, newest first.
create index message_out_of_webhook on integration.message_out (partner, id) where partner like 'webhook-%';

grant select, insert on integration.webhook to motcua_app;
grant update (ended_at, ended_by) on integration.webhook to motcua_app;
grant select (id, partner, unit_id, kinds, made_at, made_by, ended_at, ended_by) on integration.webhook to motcua_report;
