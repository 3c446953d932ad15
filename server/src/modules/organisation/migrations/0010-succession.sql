-- Owner: organisation. Units end and others take their place: by a plan, from a day on, once, so that it can be gone on with.

-- Kế hoạch sắp xếp đơn vị. What was decided, whole, as it was taken in; how far its execution is stands in its stages.
create table organisation.succession (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint succession_addressed_once unique,
  key         text        not null constraint succession_known_once unique check (key ~ '^[a-z0-9-]{1,60}$'),
  fingerprint text        not null,
  effective   date        not null,
  plan        jsonb       not null check (jsonb_typeof(plan) = 'object'),
  begun_at    timestamptz not null,
  begun_by    bigint      not null,
  done_at     timestamptz check (done_at >= begun_at)
);
comment on table organisation.succession is 'Kế hoạch sắp xếp đơn vị hành chính, cơ quan';

-- Tiến độ. One row a stage; what was done last is written in the transaction that did it, so nothing is done twice.
create table organisation.succession_stage (
  succession_id bigint      not null references organisation.succession,
  stage         text        not null check (stage ~ '^[a-z-]{1,40}$'),
  -- The last id that was looked at; all before it are done.
  after         bigint      not null default 0,
  done          bigint      not null default 0 check (done >= 0),
  done_at       timestamptz,
  constraint succession_stage_once primary key (succession_id, stage)
);
comment on table organisation.succession_stage is 'Tiến độ thực hiện kế hoạch sắp xếp, từng phần việc';

-- Đơn vị kế thừa. Who takes the place of a unit from a day on. A split has several rows; one of them is the heir, to whom
-- whatever cannot be told apart goes. No successor: it ended, and its tasks go procedure by procedure.
create table organisation.unit_succession (
  id            bigint  generated always as identity primary key,
  succession_id bigint  not null references organisation.succession,
  event         text    not null check (event <> ''),
  kind          text    not null check (kind in ('merge', 'split', 'abolish', 'reorganise')),
  from_id       bigint  not null references organisation.unit,
  to_id         bigint  references organisation.unit check (to_id <> from_id),
  on_day        date    not null,
  is_heir       boolean not null,
  -- Of a split: words of addresses that belong to this part.
  places        text[]  not null default '{}',
  -- What whoever follows an old name must be told.
  note          text    check (note <> ''),
  constraint unit_succeeded_once unique nulls not distinct (from_id, to_id, on_day)
);
comment on table organisation.unit_succession is 'Đơn vị cũ và đơn vị kế thừa';
create unique index unit_heir_once on organisation.unit_succession (from_id, on_day) where is_heir;

-- Từ chỉ đơn vị trong quy trình. What a word of unit rules means from a day on, since its level is no more.
create table organisation.rule_succession (
  id            bigint generated always as identity primary key,
  succession_id bigint not null references organisation.succession,
  rule          text   not null check (rule ~ '^[a-z0-9-]+(/[a-z0-9-]+)?$'),
  -- A rule, or several with | between, of which the first that leads to a unit holds.
  means         text   not null check (means <> '' and not rule = any(string_to_array(means, '|'))),
  on_day        date   not null,
  constraint rule_succeeded_once unique (rule, on_day)
);
comment on table organisation.rule_succession is 'Từ chỉ đơn vị (district, district/bpmc) nay có nghĩa gì';

-- Quyền theo người về đơn vị mới. Passed on by the program, to be looked through by an administrator.
create table organisation.passed_grant (
  id            bigint      generated always as identity primary key,
  succession_id bigint      not null references organisation.succession,
  account_id    bigint      not null,
  role          text        not null,
  from_id       bigint      not null references organisation.unit,
  to_id         bigint      not null references organisation.unit,
  confirmed_at  timestamptz,
  confirmed_by  bigint,
  constraint grant_passed_once unique (succession_id, account_id, role, from_id),
  constraint grant_confirmed_by_somebody check ((confirmed_at is null) = (confirmed_by is null))
);
comment on table organisation.passed_grant is 'Phân quyền chuyển sang đơn vị kế thừa, chờ xác nhận';

grant select on organisation.succession, organisation.succession_stage, organisation.unit_succession,
  organisation.rule_succession, organisation.passed_grant to motcua_app, motcua_report;
grant insert on organisation.succession, organisation.succession_stage, organisation.unit_succession,
  organisation.rule_succession, organisation.passed_grant to motcua_app;
grant update (done_at) on organisation.succession to motcua_app;
grant update (after, done, done_at) on organisation.succession_stage to motcua_app;
grant update (confirmed_at, confirmed_by) on organisation.passed_grant to motcua_app;
