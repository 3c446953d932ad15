-- Owner: documents. Every digitised paper gets a code of its own, once (domain 4.4; KH 1107 IV.1): by the pattern of the policy
-- `paper-code`, with a serial that has no gap within what stands around it.

-- Số thứ tự của mã giấy tờ số hóa. The series is the code without its serial; where the pattern names the owner it holds their
-- number, and is read by nobody but the counter.
create table documents.code_serial (
  series text    primary key check (length(series) between 1 and 120),
  last   integer not null check (last > 0)
);
comment on table documents.code_serial is 'Số thứ tự đã cấp của mã giấy tờ số hóa, theo dãy';

grant select, insert, update (last) on documents.code_serial to motcua_app;
revoke all on documents.code_serial from motcua_report;
-- A pattern may name the owner, and then the code is as personal as their number.
revoke select (code) on documents.paper from motcua_report;

-- What waits for its code: scanned at a desk, or kept.
create index paper_uncoded on documents.paper (id) where code is null and (source = 'scan' or kept_at is not null);
