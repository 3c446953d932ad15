-- Owner: identity. Who acts for an organisation: as what, for which procedures, and for how long.

-- Ủy quyền, phân công trong tổ chức. Whoever holds for the organisation gives and ends them; nothing is deleted.
create table identity.mandate (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint mandate_addressed_once unique,
  organisation_id bigint      not null references identity.person,
  -- By the number alone: whether there is an account, nobody is told. It opens nothing but to an account of level 2.
  person_id       bigint      not null references identity.person,
  -- As whoever gave it wrote it, and not what is on record of the person.
  full_name       text        not null check (full_name is nfc normalized and length(full_name) between 1 and 200),
  -- May give and end mandates, besides acting.
  is_holder       boolean     not null,
  -- Of the catalogue; null is all of them, those to come too.
  procedure_ids   bigint[]    check (cardinality(procedure_ids) > 0),
  valid           daterange   not null check (not isempty(valid) and lower(valid) is not null),
  given_by        bigint      not null,
  given_at        timestamptz not null,
  ended_at        timestamptz,
  ended_by        bigint,
  constraint mandate_of_another check (organisation_id <> person_id),
  constraint mandate_of_holder_whole check (not is_holder or procedure_ids is null),
  constraint mandate_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table  identity.mandate               is 'Người làm thay cho tổ chức trên cổng: phạm vi và thời hạn';
comment on column identity.mandate.is_holder     is 'Người quản lý: thêm, bớt người làm thay';
comment on column identity.mandate.procedure_ids is 'Phạm vi: các thủ tục; trống là tất cả';

-- Two at once give one.
create unique index mandate_once_a_person on identity.mandate (organisation_id, person_id) where ended_at is null;
-- Asked with each request of a session.
create index mandate_of_person on identity.mandate (person_id) where ended_at is null;
create index mandate_of_organisation on identity.mandate (organisation_id, id);

grant select, insert on identity.mandate to motcua_app;
grant update (ended_at, ended_by) on identity.mandate to motcua_app;
-- Reports count; they name nobody.
grant select (id, public_id, organisation_id, person_id, is_holder, procedure_ids, valid, given_by, given_at, ended_at,
  ended_by) on identity.mandate to motcua_report;
