-- Owner: notifications. The number to which something was told is struck when what it told of is long over.

alter table notifications.message
  add column phone_struck_at timestamptz,
  drop constraint message_to_somebody,
  add constraint message_to_somebody check (num_nonnulls(to_person, to_phone, phone_struck_at) = 1),
  add constraint message_struck_when_ended check (phone_struck_at is null or state <> 'waiting');

grant update (to_phone, phone_struck_at) on notifications.message to motcua_app;
