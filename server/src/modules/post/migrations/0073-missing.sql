-- Owner: post. What was given by a manifest and did not come: missing, then found, or given up as lost.

-- Bưu gửi thất lạc: ended, with whoever gave it up and why on its manifest.
alter table post.shipment drop constraint shipment_state_check;
alter table post.shipment add constraint shipment_state_check check (state in ('ordered', 'handed-over', 'in-transit', 'failed-attempt',
  'coming-back', 'delivered', 'returned', 'cancelled', 'lost'));
alter table post.shipment drop constraint shipment_ended_by_state;
alter table post.shipment add constraint shipment_ended_by_state
  check ((ended_at is not null) = (state in ('delivered', 'returned', 'cancelled', 'lost')));

alter table post.manifest_item
  add column missing_at timestamptz check (missing_at >= given_at),
  add column missing_by bigint,
  add column missing_why text check (length(missing_why) between 1 and 300),
  add column lost_at timestamptz check (lost_at >= missing_at),
  add column lost_by bigint,
  add column lost_why text check (length(lost_why) between 1 and 300),
  add constraint manifest_item_missing_whole
    check ((missing_at is null) = (missing_by is null) and (missing_at is null) = (missing_why is null)),
  add constraint manifest_item_lost_whole check ((lost_at is null) = (lost_by is null) and (lost_at is null) = (lost_why is null)),
  add constraint manifest_item_lost_was_missing check (lost_at is null or (missing_at is not null and taken_at is null));
-- A parcel is on its way by one manifest at a time; one that is missing is on its way still, one that is lost is not.
drop index post.manifest_item_under_way_once;
create unique index manifest_item_under_way_once on post.manifest_item (shipment_id)
  where taken_at is null and dropped_at is null and lost_at is null;

grant update (missing_at, missing_by, missing_why, lost_at, lost_by, lost_why) on post.manifest_item to motcua_app;
