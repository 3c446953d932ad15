-- Owner: documents. What was rolled out may end again, by a decision and by two people as it began.

-- The proposal is that another one ends; of itself it never holds (valid is empty), and ends_on is the first day without it.
alter table documents.rollout
  add column ends    bigint references documents.rollout,
  add column ends_on date,
  add constraint rollout_end_whole check ((ends is null) = (ends_on is null) and (ends is null or isempty(valid)));
comment on column documents.rollout.ends_on is 'Quy trình số hóa hết hiệu lực từ ngày';
create index rollout_ending on documents.rollout (ends) where ends is not null;
grant select (ends, ends_on) on documents.rollout to motcua_report;
