-- Owner: notifications. Whether an SMS that a gateway took reached its phone, and what is still to be asked of it.

alter table notifications.message
  -- Null where nobody can know: by another way, or a gateway that says no more than that it took it. `unknown`: the
  -- gateway never said.
  add column arrival text check (arrival in ('awaited', 'delivered', 'failed', 'expired', 'unknown-number', 'unknown')),
  add column arrival_at timestamptz,
  drop constraint message_sent_by_state,
  -- What was taken and did not arrive keeps when it was taken.
  add constraint message_sent_by_state check (case state
    when 'waiting' then sent_at is null and arrival is null
    when 'sent' then sent_at is not null and (arrival is null or arrival in ('awaited', 'delivered', 'unknown'))
    else (sent_at is not null) = (arrival is not null) and (arrival is null or arrival in ('failed', 'expired', 'unknown-number'))
  end),
  add constraint message_arrival_has_its_moment check (
    (arrival_at is not null) = (arrival is not null and arrival <> 'awaited') and arrival_at >= sent_at
  );
comment on column notifications.message.arrival is 'Tin đã đến máy hay chưa, theo cổng tin nhắn';
grant update (arrival, arrival_at) on notifications.message to motcua_app;
grant select (arrival, arrival_at) on notifications.message to motcua_report;

-- Tin chờ báo đến. What the gateway is still asked about, and when next; the row goes when it is known, or never will be.
create table notifications.awaited_arrival (
  message_id bigint      primary key references notifications.message,
  -- By the clock of the product. While somebody asks, a little later: if they die, it is asked again then.
  due_at     timestamptz not null,
  -- Answers that did not say it yet; a gateway that is away is no answer.
  tries      integer     not null default 0 check (tries >= 0)
);
create index awaited_arrival_due on notifications.awaited_arrival (due_at, message_id);
grant select, insert, delete on notifications.awaited_arrival to motcua_app;
grant update (due_at, tries) on notifications.awaited_arrival to motcua_app;
