-- Owner: notifications. What is told to an address that somebody without an account here gave, as to a number (0074, 0077).

alter table notifications.message
  add column to_email text check (length(to_email) between 3 and 254),
  drop constraint message_to_somebody,
  -- `phone_struck_at` is when the number or the address was struck.
  add constraint message_to_somebody check (num_nonnulls(to_person, to_phone, to_email, phone_struck_at) = 1),
  add constraint message_to_an_address_by_mail check (to_email is null or channel = 'email');
create unique index message_once_an_address on notifications.message (era, event_id, to_email, template)
  where to_email is not null;

grant update (to_email) on notifications.message to motcua_app;
