-- Owner: identity. Who may act for another person: for which procedures, until when.

-- Ủy quyền của cá nhân (BLDS 2015 Đ.562, 563). Given at a counter with the card seen, or on the portal; nothing is deleted.
create table identity.proxy (
  id             bigint      generated always as identity primary key,
  public_id      uuid        not null default gen_random_uuid() constraint proxy_addressed_once unique,
  principal_id   bigint      not null references identity.person,
  -- As it stood on record when it was given: papers print this.
  principal_name text        not null check (principal_name <> ''),
  -- By the number alone: whether there is an account, nobody is told. Online it opens nothing but to an account of level 2.
  person_id      bigint      not null references identity.person,
  -- As whoever gave it wrote it, and not what is on record of the person.
  full_name      text        not null check (full_name is nfc normalized and length(full_name) between 1 and 200),
  -- Of the catalogue; null is all of them, those to come too.
  procedure_ids  bigint[]    check (cardinality(procedure_ids) > 0),
  valid          daterange   not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
  given_by       bigint      not null,
  given_at       timestamptz not null,
  -- The section at whose counter; empty of the portal.
  section_id     bigint,
  ended_at       timestamptz,
  ended_by       bigint,
  constraint proxy_of_another check (principal_id <> person_id),
  constraint proxy_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table  identity.proxy               is 'Ủy quyền của cá nhân: ai làm thay cho ai, thủ tục nào, đến ngày nào';
comment on column identity.proxy.procedure_ids is 'Phạm vi: các thủ tục; trống là tất cả';

-- Two at once give one.
create unique index proxy_once_a_person on identity.proxy (principal_id, person_id) where ended_at is null;
create index proxy_of_principal on identity.proxy (principal_id, id);
create index proxy_of_person on identity.proxy (person_id, id);

grant select, insert on identity.proxy to motcua_app;
grant update (ended_at, ended_by) on identity.proxy to motcua_app;
-- Reports count; they name nobody.
grant select (id, public_id, principal_id, person_id, procedure_ids, valid, given_by, given_at, section_id, ended_at,
  ended_by) on identity.proxy to motcua_report;
