-- Owner: post. What an agency has the public post do for it at a counter, what was done so, and what was received and is not handed on.

-- Ủy quyền tiếp nhận: an agency delegates tasks of its counter to a unit of the post, for some procedures and days.
create table post.delegation (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null default gen_random_uuid() constraint delegation_addressed_once unique,
  agency_id     bigint      not null,
  -- The one-stop section for which the post works.
  section_id    bigint      not null,
  post_unit_id  bigint      not null check (post_unit_id <> agency_id and post_unit_id <> section_id),
  procedure_ids bigint[]    not null check (cardinality(procedure_ids) between 1 and 2000),
  -- The decision by which the agency delegates.
  decision      text        not null check (length(decision) between 1 and 100),
  valid_from    date        not null,
  valid_to      date        not null,
  given_at      timestamptz not null,
  given_by      bigint      not null,
  revoked_at    timestamptz check (revoked_at >= given_at),
  revoked_by    bigint,
  revoked_why   text        check (length(revoked_why) between 1 and 300),
  constraint delegation_days check (valid_from <= valid_to),
  constraint delegation_revoked_whole check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_why is null))
);
comment on table post.delegation is 'Ủy quyền cho bưu chính công ích hướng dẫn, tiếp nhận, số hóa, trả kết quả';
create index delegation_of_post on post.delegation (post_unit_id, id desc);
create index delegation_of_agency on post.delegation (agency_id, id desc);

-- Each task of a delegation, and what one costs in whole đồng.
create table post.delegation_task (
  delegation_id bigint not null references post.delegation,
  task          text   not null check (task in ('guide', 'receive', 'digitise', 'return')),
  price         bigint not null check (price between 0 and 100000000),
  primary key (delegation_id, task)
);
comment on table post.delegation_task is 'Việc được ủy quyền và đơn giá';

-- Việc đã làm theo ủy quyền, at the price of its day; of one dossier each task once.
create table post.delegated_deed (
  id            bigint      generated always as identity primary key,
  delegation_id bigint      not null,
  task          text        not null,
  procedure_id  bigint      not null references catalogue.procedure,
  dossier_id    bigint      references dossiers.dossier,
  at            timestamptz not null,
  by_id         bigint      not null,
  price         bigint      not null check (price between 0 and 100000000),
  constraint delegated_deed_of_task foreign key (delegation_id, task) references post.delegation_task,
  constraint delegated_deed_of_dossier check ((dossier_id is null) = (task = 'guide')),
  constraint delegated_deed_once unique (dossier_id, task)
);
comment on table post.delegated_deed is 'Việc bưu chính đã làm theo ủy quyền';
create index delegated_deed_of_delegation on post.delegated_deed (delegation_id, at, id);

-- Hồ sơ bưu chính tiếp nhận: open to the post until it is handed on.
create table post.reception (
  dossier_id    bigint      primary key references dossiers.dossier,
  delegation_id bigint      not null references post.delegation,
  received_at   timestamptz not null,
  received_by   bigint      not null,
  handed_on_at  timestamptz check (handed_on_at >= received_at),
  handed_on_by  bigint,
  constraint reception_handed_on_whole check ((handed_on_at is null) = (handed_on_by is null))
);
comment on table post.reception is 'Hồ sơ do bưu chính tiếp nhận theo ủy quyền và lúc chuyển cho cơ quan';
create index reception_open on post.reception (delegation_id, received_at, dossier_id) where handed_on_at is null;

grant usage on all sequences in schema post to motcua_app;
grant select, insert on post.delegation, post.delegation_task, post.delegated_deed, post.reception to motcua_app;
grant update (revoked_at, revoked_by, revoked_why) on post.delegation to motcua_app;
grant update (handed_on_at, handed_on_by) on post.reception to motcua_app;
grant select on post.delegation_task, post.delegated_deed, post.reception to motcua_report;
grant select (id, public_id, agency_id, section_id, post_unit_id, procedure_ids, decision, valid_from, valid_to, given_at, given_by, revoked_at, revoked_by)
  on post.delegation to motcua_report;
