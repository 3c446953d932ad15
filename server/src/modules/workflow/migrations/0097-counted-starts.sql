-- Owner: workflow. A start that comes by a cycle of working time follows a holiday that is declared late.

alter table workflow.listener
  -- By what its next moment is counted, as of a token: since when, and how long; empty: by the clock, or of before this.
  add column counted jsonb check (jsonb_typeof(counted) = 'object'),
  add constraint listener_counted_moment check (counted is null or at = 'timer');
comment on column workflow.listener.counted is 'Mốc bắt đầu kế tiếp tính theo giờ làm việc: từ lúc nào, bao lâu';
create index listener_counted on workflow.listener (id) where counted is not null;
grant update (counted) on workflow.listener to motcua_app;
grant select (counted) on workflow.listener to motcua_report;
