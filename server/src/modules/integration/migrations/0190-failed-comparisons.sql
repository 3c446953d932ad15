-- Owner: integration. A catalogue of procedures that could not be compared: since when, why, and when it is tried again.

alter table integration.partner
  add column compare_failures  integer     not null default 0 check (compare_failures >= 0),
  add column compare_failed_at timestamptz,
  add column compare_fault     text        check (length(compare_fault) between 1 and 100),
  -- By the clock of the machine: nothing is asked before.
  add column compare_retry_at  timestamptz,
  add constraint partner_compare_failed check (case when compare_failures = 0
    then num_nonnulls(compare_failed_at, compare_fault, compare_retry_at) = 0
    else num_nonnulls(compare_failed_at, compare_fault, compare_retry_at) = 3 end);
comment on column integration.partner.compare_failures is 'Số lần liền nhau không đối chiếu được danh mục thủ tục';

grant update (compare_failures, compare_failed_at, compare_fault, compare_retry_at) on integration.partner to motcua_app;
grant select (compare_failures, compare_failed_at, compare_fault, compare_retry_at) on integration.partner to motcua_report;
