-- Owner: dossiers. What the tax agency wants paid for a dossier that a sector system decides (domain reference 8.1, 8.7).

alter table dossiers.sector_case drop constraint sector_case_state_check;
alter table dossiers.sector_case add constraint sector_case_state_check check (state in (
  'sent', 'received', 'in-process', 'needs-supplement', 'awaiting-payment', 'eligible', 'finished', 'refused'));

-- Thông báo nộp tiền vào ngân sách nhà nước: money of the State that is paid to its treasury. It is no fee of ours, no
-- row of payments, and no till takes it.
create table dossiers.tax_notice (
  id           bigint      generated always as identity primary key,
  dossier_id   bigint      not null references dossiers.dossier,
  -- The sector system by which it came.
  system       text        not null check (system ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- The decision of the tax agency: number, day, who made it.
  number       text        not null check (length(number) between 1 and 60),
  issued_on    date        not null,
  agency_code  text        not null check (length(agency_code) between 1 and 40),
  agency       text        not null check (length(agency) between 1 and 200),
  -- What for, each {name, amount}; the whole in đồng.
  items        jsonb       not null check (jsonb_typeof(items) = 'array'),
  amount       bigint      not null check (amount > 0),
  -- To whom, and by which words.
  treasury     text        not null check (length(treasury) between 1 and 200),
  account      text        not null check (length(account) between 1 and 40),
  account_name text        not null check (length(account_name) between 1 and 200),
  bank         text        check (length(bank) between 1 and 40),
  words        text        not null check (length(words) between 1 and 500),
  pay_by       date,
  state        text        not null default 'open' check (state in ('open', 'paid', 'withdrawn')),
  came_at      timestamptz not null,
  paid_on      date,
  receipt      text        check (length(receipt) between 1 and 60),
  ended_at     timestamptz,
  -- A paper by which somebody here was shown that it is paid, before its agency says so.
  proof        text        check (length(proof) between 1 and 200),
  constraint tax_notice_once unique (dossier_id, system, agency_code, number),
  constraint tax_notice_ended check ((state = 'open') = (ended_at is null)),
  constraint tax_notice_paid check ((state = 'paid') = (paid_on is not null))
);
comment on table dossiers.tax_notice is 'Thông báo nộp tiền của cơ quan thuế về hồ sơ, do hệ thống chuyên ngành chuyển';

grant select, insert on dossiers.tax_notice to motcua_app;
grant update (state, paid_on, receipt, ended_at, proof) on dossiers.tax_notice to motcua_app;
grant select (id, dossier_id, system, issued_on, agency_code, pay_by, state, came_at, paid_on, ended_at)
  on dossiers.tax_notice to motcua_report;
