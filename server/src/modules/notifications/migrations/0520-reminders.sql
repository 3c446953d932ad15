-- Owner: notifications. Which requests to supplement somebody was reminded of before the day by which the office wants it.

-- Đã nhắc bổ sung. One row for each request and number of working days: nobody is reminded twice.
create table notifications.supplement_reminder (
  supplement_id bigint      not null references dossiers.supplement,
  -- Of several that hold the smallest: of what comes late only that is told.
  days_before   smallint    not null check (days_before between 1 and 60),
  due_on        date        not null,
  told_at       timestamptz not null,
  constraint reminded_once primary key (supplement_id, days_before)
);
comment on table notifications.supplement_reminder is 'Đã nhắc người dân bổ sung hồ sơ trước ngày đề nghị';
grant select, insert on notifications.supplement_reminder to motcua_app;
grant select on notifications.supplement_reminder to motcua_report;
