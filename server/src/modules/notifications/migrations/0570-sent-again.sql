-- Owner: notifications. What reached nobody by any way is sent again by staff, beside what was tried before.

alter table notifications.message
  -- Lần gửi lại. 0: as the event was told first; from 1 on each time that staff had the same notice sent again.
  add column again smallint not null default 0 check (again between 0 and 999),
  drop constraint message_once_an_event,
  add constraint message_once_an_event unique (era, event_id, to_person, channel, template, again),
  -- The notice of the portal stands there already.
  add constraint message_again_outside check (again = 0 or channel <> 'portal');
comment on column notifications.message.again is 'Lần gửi lại thông báo';
grant select (again) on notifications.message to motcua_report;
