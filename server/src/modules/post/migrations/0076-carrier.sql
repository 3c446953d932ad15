-- Owner: post. What the carrier's own system was asked, and what it said of parcels; by whatever way, each word once.

-- Đơn đặt ở hệ thống của bưu chính.
create table post.carrier_order (
  shipment_id bigint      primary key references post.shipment,
  -- placed: it has it. refused: it will not. cancelled: taken back there, too. kept: it would not take it back. over: the parcel ended.
  state       text        not null check (state in ('placed', 'refused', 'cancelled', 'kept', 'over')),
  -- The carrier's number of it.
  reference   text        check (length(reference) between 1 and 500),
  placed_at   timestamptz not null,
  -- When it was asked last what became of it.
  asked_at    timestamptz,
  constraint carrier_order_known_by_state check ((reference is null) = (state = 'refused'))
);
comment on table post.carrier_order is 'Đơn đặt ở hệ thống của bưu chính';
create index carrier_order_to_ask on post.carrier_order (asked_at nulls first, shipment_id) where state = 'placed';

-- Tin của bưu chính về một bưu gửi. waiting: it cannot be so yet, or something stands in the way, and it is tried again.
create table post.carrier_event (
  id          bigint      generated always as identity primary key,
  shipment_id bigint      not null references post.shipment,
  -- The carrier's number of it.
  number      text        not null check (length(number) between 1 and 100),
  news        text        not null check (news in ('picked-up', 'on-the-way', 'delivered', 'attempt-failed', 'returned')),
  at          timestamptz not null,
  heard_at    timestamptz not null,
  source      text        not null check (source in ('callback', 'asked')),
  receiver    text        check (length(receiver) between 1 and 200),
  proof       text        check (proof in ('signed', 'card-seen', 'authorisation', 'post-receipt')),
  why         text        check (why in ('nobody-there', 'wrong-address', 'refused', 'asked-for-later', 'other')),
  -- done: it is so here. passed: it was so before. unfit: it never came to be so, and is tried no more.
  state       text        not null check (state in ('waiting', 'done', 'passed', 'unfit')),
  due_at      timestamptz,
  tries       smallint    not null default 0 check (tries >= 0),
  -- What stood in the way last.
  refused     text        check (length(refused) between 1 and 60),
  constraint carrier_event_told_once unique (shipment_id, number),
  constraint carrier_event_waits check ((due_at is not null) = (state = 'waiting')),
  constraint carrier_event_of_delivery check ((proof is not null) = (news = 'delivered') and (receiver is null or news = 'delivered')),
  constraint carrier_event_of_attempt check ((why is not null) = (news = 'attempt-failed'))
);
comment on table post.carrier_event is 'Tin của hệ thống bưu chính về bưu gửi, mỗi tin một lần';
create index carrier_event_due on post.carrier_event (due_at, at, id) where state = 'waiting';
create index carrier_event_of_shipment on post.carrier_event (shipment_id, at, id);

-- Tin báo: each callback, also what was forged; of what is not of a parcel of ours a fingerprint only.
create table post.carrier_notice (
  id        bigint      generated always as identity primary key,
  heard_at  timestamptz not null,
  outcome   text        not null check (outcome in ('kept', 'known', 'parcel-unknown', 'forged', 'stale', 'unreadable')),
  body_hash bytea       not null check (length(body_hash) = 32),
  event_id  bigint      references post.carrier_event,
  constraint carrier_notice_of_event check ((event_id is not null) = (outcome in ('kept', 'known')))
);
comment on table post.carrier_notice is 'Tin báo của hệ thống bưu chính, kể cả tin giả';
create index carrier_notice_heard on post.carrier_notice (heard_at, id);

grant usage on all sequences in schema post to motcua_app;
grant select, insert on post.carrier_order, post.carrier_event, post.carrier_notice to motcua_app;
grant update (state, asked_at) on post.carrier_order to motcua_app;
grant update (state, due_at, tries, refused) on post.carrier_event to motcua_app;
grant select on post.carrier_order, post.carrier_notice to motcua_report;
grant select (id, shipment_id, number, news, at, heard_at, source, proof, why, state, due_at, tries, refused) on post.carrier_event to motcua_report;
