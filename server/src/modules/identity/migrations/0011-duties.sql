-- Owner: identity. Where one person may do both of two deeds that are kept apart, for a time.

-- Ngoại lệ tách nhiệm vụ. A commune with one officer cannot do without; whoever gives it has no dossier and gains nothing.
-- Which deeds are kept apart is policy `separate-duties`.
create table identity.duty_exception (
  id        bigint      generated always as identity primary key,
  public_id uuid        not null default gen_random_uuid() constraint duty_exception_addressed_once unique,
  -- Of the policy; one that is no longer there is an exception from nothing.
  rule      text        not null check (rule ~ '^[a-z][a-z-]{0,39}$'),
  -- The unit and its parts.
  unit_id   bigint      not null,
  valid     daterange   not null check (not isempty(valid) and lower(valid) is not null and upper(valid) is not null),
  reason    text        not null check (reason is nfc normalized and length(reason) between 10 and 500),
  given_by  bigint      not null,
  given_at  timestamptz not null,
  ended_at  timestamptz,
  ended_by  bigint,
  constraint duty_exception_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table identity.duty_exception is 'Ngoại lệ tách nhiệm vụ của một đơn vị, có thời hạn và lý do';
create index duty_exception_of_rule on identity.duty_exception (rule, unit_id) where ended_at is null;

grant select, insert on identity.duty_exception to motcua_app;
grant update (ended_at, ended_by) on identity.duty_exception to motcua_app;
grant select on identity.duty_exception to motcua_report;
