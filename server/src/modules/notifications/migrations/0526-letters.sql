-- Owner: notifications. Letters on paper: what a section has to print and post, and what came back.

alter table notifications.template
  -- `instead`: to whoever is reached by no phone and no mail, or wants letters. `always`: to everybody, besides.
  add column letter text check (letter in ('instead', 'always'));
grant update (letter) on notifications.template to motcua_app;

alter table notifications.message
  drop constraint message_channel_check,
  add constraint message_channel_check check (channel in ('sms', 'email', 'zalo', 'letter', 'portal')),
  drop constraint message_arrival_check,
  add constraint message_arrival_check check (
    arrival in ('awaited', 'delivered', 'failed', 'expired', 'unknown-number', 'returned', 'unknown')
  ),
  drop constraint message_sent_by_state,
  add constraint message_sent_by_state check (case state
    when 'waiting' then sent_at is null and arrival is null
    when 'sent' then sent_at is not null and (arrival is null or arrival in ('awaited', 'delivered', 'unknown'))
    else (sent_at is not null) = (arrival is not null)
      and (arrival is null or arrival in ('failed', 'expired', 'unknown-number', 'returned'))
  end);
alter table notifications.way
  drop constraint way_channel_check,
  add constraint way_channel_check check (channel in ('sms', 'zalo', 'email', 'letter', 'portal'));

-- Thư giấy. One row for each message that goes by letter; whom it names and where they live is looked up when it is printed.
create table notifications.letter (
  message_id  bigint      primary key references notifications.message,
  -- Which prints and posts it.
  section_id  bigint      not null references organisation.unit,
  state       text        not null default 'to-print' check (state in ('to-print', 'printed', 'posted', 'returned')),
  -- What was printed at one time.
  batch       uuid,
  -- As printed: where it was sent is what is asked for when it did not arrive.
  addressee   text        check (length(addressee) between 1 and 200),
  address     text        check (length(address) between 1 and 500),
  printed_at  timestamptz,
  printed_by  bigint      references identity.account,
  posted_at   timestamptz check (posted_at >= printed_at),
  posted_by   bigint      references identity.account,
  -- Of the post, where it gave one.
  number      text        check (number ~ '^[A-Z0-9-]{4,30}$'),
  returned_at timestamptz check (returned_at >= posted_at),
  returned_by bigint      references identity.account,
  why         text        check (why in ('unknown-there', 'moved', 'refused', 'wrong-address', 'other')),
  constraint letter_printed_whole check (num_nulls(batch, addressee, address, printed_at, printed_by)
    = case when state = 'to-print' then 5 else 0 end),
  constraint letter_posted_whole check (num_nulls(posted_at, posted_by)
    = case when state in ('posted', 'returned') then 0 else 2 end and (number is null or posted_at is not null)),
  constraint letter_returned_whole check (num_nulls(returned_at, returned_by, why)
    = case when state = 'returned' then 0 else 3 end)
);
comment on table notifications.letter is 'Thư giấy báo cho người dân';
create index letter_of_section on notifications.letter (section_id, state, message_id);
create index letter_of_batch on notifications.letter (batch) where batch is not null;

grant select, insert, delete on notifications.letter to motcua_app;
grant update (state, batch, addressee, address, printed_at, printed_by, posted_at, posted_by, number, returned_at,
  returned_by, why) on notifications.letter to motcua_app;
grant select (message_id, section_id, state, printed_at, posted_at, returned_at, why) on notifications.letter to motcua_report;
