-- Owner: post. What the post and an agency owe each other: prices of what was done, and money that was collected on delivery.

-- Quyết toán với bưu chính: proposed by one side, agreed or declined by the other; what is in it is in no other.
create table post.settlement (
  id             bigint      generated always as identity primary key,
  public_id      uuid        not null default gen_random_uuid() constraint settlement_addressed_once unique,
  agency_id      bigint      not null,
  post_unit_id   bigint      not null check (post_unit_id <> agency_id),
  -- The last day; whatever was not settled before belongs to it.
  until          date        not null,
  -- Whole đồng by the rows, and as whoever proposes has counted: prices are owed to the post, money collected by it.
  prices         bigint      not null check (prices >= 0),
  cod            bigint      not null check (cod >= 0),
  stated_prices  bigint      not null check (stated_prices >= 0),
  stated_cod     bigint      not null check (stated_cod >= 0),
  difference_why text        check (length(difference_why) between 1 and 500),
  side           text        not null check (side in ('agency', 'post')),
  proposed_at    timestamptz not null,
  proposed_by    bigint      not null,
  state          text        not null check (state in ('proposed', 'agreed', 'declined')),
  decided_at     timestamptz check (decided_at >= proposed_at),
  decided_by     bigint      check (decided_by <> proposed_by),
  declined_why   text        check (length(declined_why) between 1 and 500),
  constraint settlement_difference_named
    check ((difference_why is not null) = (stated_prices <> prices or stated_cod <> cod)),
  constraint settlement_decided_by_state
    check ((decided_at is not null) = (state <> 'proposed') and (decided_by is not null) = (state <> 'proposed')),
  constraint settlement_declined_with_reason check ((declined_why is not null) = (state = 'declined'))
);
comment on table post.settlement is 'Quyết toán giữa cơ quan và bưu chính theo kỳ';
-- One at a time between the two.
create unique index settlement_open_once on post.settlement (agency_id, post_unit_id) where state = 'proposed';
create index settlement_of_agency on post.settlement (agency_id, id desc);
create index settlement_of_post on post.settlement (post_unit_id, id desc);

-- In which settlement a deed or the money of a parcel is; none as long as it waits for one, or after one was declined.
alter table post.delegated_deed add column settlement_id bigint references post.settlement;
alter table post.shipment add column settlement_id bigint references post.settlement;
alter table post.shipment add constraint shipment_settled_money
  check (settlement_id is null or (state = 'delivered' and kind = 'delivery' and cod > 0));
create index delegated_deed_unsettled on post.delegated_deed (delegation_id, at) where settlement_id is null;
create index delegated_deed_settled on post.delegated_deed (settlement_id, id) where settlement_id is not null;
create index shipment_unsettled on post.shipment (carrier_id, section_id, ended_at)
  where settlement_id is null and state = 'delivered' and kind = 'delivery' and cod > 0;
create index shipment_settled on post.shipment (settlement_id, id) where settlement_id is not null;

grant usage on all sequences in schema post to motcua_app;
grant select, insert on post.settlement to motcua_app;
grant update (state, decided_at, decided_by, declined_why) on post.settlement to motcua_app;
grant update (settlement_id) on post.delegated_deed, post.shipment to motcua_app;
grant select (id, public_id, agency_id, post_unit_id, until, prices, cod, stated_prices, stated_cod, side, proposed_at, proposed_by, state,
  decided_at, decided_by) on post.settlement to motcua_report;
grant select (settlement_id) on post.shipment to motcua_report;
