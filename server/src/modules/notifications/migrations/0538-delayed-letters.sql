-- Owner: notifications. A letter that nobody prints within the days of the policy is told of once.

-- Since when it is known that it was not printed in time (policy `letter-printing`); it stays with what is printed later.
alter table notifications.letter add column delayed_at timestamptz;
comment on column notifications.letter.delayed_at is 'Quá hạn in';
-- listLettersToWatch: what is not printed and of which nobody was told is few, however many were.
create index letter_to_watch on notifications.letter (message_id) where state = 'to-print' and delayed_at is null;

grant update (delayed_at) on notifications.letter to motcua_app;
grant select (delayed_at) on notifications.letter to motcua_report;
