-- Owner: post. An order is written before the carrier is asked, so that a lost answer loses no parcel; and cancelling waits for its word.

alter table post.carrier_order drop constraint carrier_order_state_check, drop constraint carrier_order_known_by_state;
alter table post.carrier_order
  -- How often it failed at this one order, and when it is tried again; null: at once.
  add column tries           smallint not null default 0 check (tries >= 0),
  add column due_at          timestamptz,
  -- Somebody here takes it back, and the carrier has not said whether it does.
  add column cancel_asked_at timestamptz,
  -- asking: the carrier was or is being asked, and what it answered is not known.
  add constraint carrier_order_state_check check (state in ('asking', 'placed', 'refused', 'cancelled', 'kept', 'over')),
  add constraint carrier_order_known_by_state check (
    (state <> 'placed' or reference is not null) and (state not in ('asking', 'refused') or reference is null));

drop index post.carrier_order_to_ask;
create index carrier_order_to_ask on post.carrier_order (asked_at nulls first, shipment_id) where state in ('placed', 'kept');
create index carrier_order_to_end on post.carrier_order (shipment_id) where state in ('asking', 'placed');

grant update (reference, placed_at, tries, due_at, cancel_asked_at) on post.carrier_order to motcua_app;
