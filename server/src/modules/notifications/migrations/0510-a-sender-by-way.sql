-- Owner: notifications. What waits says by which way it goes, so that each way is sent by itself: one that hangs holds
-- up no other.

-- As the message's own. The default is for a process of the version before, which writes none: the sender of SMS then
-- takes it, and sends it by the way of its message.
alter table notifications.delivery
  add column channel text not null default 'sms' check (channel in ('sms', 'email', 'zalo'));
update notifications.delivery set channel = message.channel
from notifications.message where message.id = message_id and message.channel <> 'sms';
create index delivery_due_by_way on notifications.delivery (channel, due_at, message_id);
