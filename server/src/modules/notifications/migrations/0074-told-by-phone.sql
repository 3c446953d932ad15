-- Owner: notifications. What is told to a number that a clerk wrote down, of whoever has no account here.

-- The number stands in the message, since there is no person of whom to ask it when it is sent.
alter table notifications.message
  alter column to_person drop not null,
  add column to_phone text check (to_phone ~ '^\+84\d{9}$'),
  add constraint message_to_somebody check ((to_person is null) = (to_phone is not null)),
  add constraint message_to_a_number_by_sms check (to_phone is null or channel = 'sms');
create unique index message_once_a_number on notifications.message (era, event_id, to_phone, template)
  where to_phone is not null;
