-- Owner: documents. Whose owner was told that a paper of the Kho is no longer in force soon.

-- Đã báo sắp hết hiệu lực. One row for each paper, last day and number of days: nobody is told twice, and a paper that is
-- given another last day is told of anew.
create table documents.expiry_told (
  paper_id    bigint      not null references documents.paper,
  valid_to    date        not null,
  days_before smallint    not null check (days_before between 1 and 366),
  told_at     timestamptz not null,
  constraint expiry_told_once primary key (paper_id, valid_to, days_before)
);
comment on table documents.expiry_told is 'Đã báo chủ sở hữu giấy tờ sắp hết hiệu lực';
grant select, insert on documents.expiry_told to motcua_app;
grant select on documents.expiry_told to motcua_report;

-- What is looked at each day: papers that stand in the Kho and end soon.
create index paper_expiring on documents.paper (valid_to, id)
  where valid_to is not null and kept_at is not null and ended_at is null and destroyed_at is null;
