-- Owner: plan. A plan of the province as it was issued, who has which part of it, and what was reported and confirmed.
-- How a part stands is worked out from these rows on the day that is asked about, and stored nowhere.

create schema plan;
grant usage on schema plan to motcua_app, motcua_report;

-- Kế hoạch.
create table plan.document (
  id        bigint generated always as identity primary key,
  -- As it is cited, such as Kế hoạch 1107/KH-UBND.
  number    text   not null constraint document_cited_once unique check (length(number) between 1 and 200),
  title     text   not null check (title <> ''),
  issued_on date   not null,
  groups    jsonb  not null
);
comment on table  plan.document        is 'Kế hoạch của tỉnh được theo dõi';
comment on column plan.document.groups is 'Groups with their headings, in the order of the plan';

-- Nhiệm vụ.
create table plan.task (
  id          bigint  generated always as identity primary key,
  public_id   uuid    not null default gen_random_uuid() constraint task_addressed_once unique,
  document_id bigint  not null references plan.document,
  key         text    not null check (length(key) between 1 and 40),
  nth         integer not null check (nth > 0),
  constraint task_numbered_once unique (document_id, key)
);
comment on table plan.task is 'Nhiệm vụ của kế hoạch';

-- What the plan says of a task, from a day on until the next version.
create table plan.task_version (
  task_id    bigint not null references plan.task,
  valid_from date   not null,
  content    jsonb  not null,
  constraint task_version_once_a_day primary key (task_id, valid_from)
);
comment on table plan.task_version is 'Nội dung nhiệm vụ, theo ngày có hiệu lực';

-- Phần việc của một cơ quan.
create table plan.instance (
  id        bigint  generated always as identity primary key,
  public_id uuid    not null default gen_random_uuid() constraint instance_addressed_once unique,
  task_id   bigint  not null references plan.task,
  unit_id   bigint  not null references organisation.unit,
  -- Of a task that is to be done every year.
  year      integer check (year between 2000 and 2099),
  opened_on date    not null,
  constraint instance_opened_once unique nulls not distinct (task_id, unit_id, year)
);
comment on table plan.instance is 'Phần việc của từng cơ quan chủ trì, theo từng năm nếu là việc hàng năm';

-- Ngày của sự kiện, hoặc thời hạn theo văn bản khác.
create table plan.entered_date (
  id        bigint      generated always as identity primary key,
  task_id   bigint      not null references plan.task,
  starts_on date,
  due_on    date        check (due_on is null or starts_on is null or starts_on <= due_on),
  -- The paper that says so.
  basis     text        not null check (length(basis) between 1 and 300),
  -- The civil day of `at`: from then on it holds.
  day       date        not null,
  at        timestamptz not null,
  by_id     bigint      not null,
  constraint entered_date_says_one check (starts_on is not null or due_on is not null)
);
comment on table plan.entered_date is 'Ngày sự kiện xảy ra, thời hạn theo văn bản khác; the newest of a day holds';
create index entered_date_of_task on plan.entered_date (task_id, id desc);

-- Báo cáo tiến độ.
create table plan.report (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint report_addressed_once unique,
  instance_id bigint      not null references plan.instance,
  status      text        not null check (status in ('going-on', 'done')),
  said        text        not null check (length(said) between 1 and 4000),
  -- Evidence: the number of a document, an address, or both.
  document    text        check (length(document) between 1 and 200),
  link        text        check (link ~ '^https?://' and length(link) <= 500),
  -- The threshold that was reached with it.
  milestone   date,
  day         date        not null,
  at          timestamptz not null,
  by_id       bigint      not null,
  -- For whom, where it was a stand-in.
  for_id      bigint,
  constraint report_proves_its_end check (
    status = 'going-on' and milestone is null or document is not null or link is not null)
);
comment on table plan.report is 'Báo cáo kết quả thực hiện; nothing of it is rewritten';
create index report_of_instance on plan.report (instance_id, id desc);

-- Xác nhận kết quả.
create table plan.confirmation (
  report_id bigint      primary key references plan.report,
  verdict   text        not null check (verdict in ('confirmed', 'sent-back')),
  note      text        not null default '' check (length(note) <= 1000),
  day       date        not null,
  at        timestamptz not null,
  by_id     bigint      not null,
  constraint confirmation_says_why check (verdict = 'confirmed' or note <> '')
);
comment on table plan.confirmation is 'Xác nhận hoặc trả lại một báo cáo';

grant usage on all sequences in schema plan to motcua_app;
grant select, insert on plan.document, plan.task, plan.task_version, plan.instance, plan.entered_date, plan.report,
  plan.confirmation to motcua_app;
grant update (title, issued_on, groups) on plan.document to motcua_app;
grant update (nth) on plan.task to motcua_app;
grant update (content) on plan.task_version to motcua_app;
grant select on plan.document, plan.task, plan.task_version, plan.instance to motcua_report;
grant select (id, task_id, starts_on, due_on, basis, day, at) on plan.entered_date to motcua_report;
grant select (id, public_id, instance_id, status, milestone, day, at) on plan.report to motcua_report;
grant select (report_id, verdict, day, at) on plan.confirmation to motcua_report;
