-- Owner: integration. Each call to an endpoint (lần gửi): when, how long it took, and what was answered.

create table integration.webhook_try (
  message_id bigint      not null references integration.message_out,
  -- When the call began, by the clock of the machine.
  at         timestamptz not null,
  took_ms    integer     not null check (took_ms >= 0),
  -- Of the answer; null where none came.
  status     smallint    check (status between 100 and 599),
  -- Why it did not arrive; null where it did.
  fault      text        check (length(fault) between 1 and 100),
  primary key (message_id, at),
  constraint webhook_try_arrived check ((fault is null) = coalesce(status between 200 and 299, false))
);
comment on table integration.webhook_try is 'Từng lần gọi tới địa chỉ nhận thông báo của nhà phát triển';
-- What is old is forgotten in its order.
create index webhook_try_by_age on integration.webhook_try (at);
-- Endpoints whose program's time is over are ended by a job.
create index webhook_outlived on integration.webhook (valid_until) where ended_at is null and valid_until is not null;

grant select, insert, delete on integration.webhook_try to motcua_app;
grant select on integration.webhook_try to motcua_report;
