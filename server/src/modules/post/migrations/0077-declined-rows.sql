-- Owner: post. What was in a settlement that was declined: its rows wait for the next, and whoever asks sees which they were.

create table post.declined_row (
  settlement_id bigint not null references post.settlement,
  -- One of both.
  deed_id       bigint references post.delegated_deed,
  shipment_id   bigint references post.shipment,
  constraint declined_row_of_one check ((deed_id is null) <> (shipment_id is null)),
  constraint declined_deed_once unique (settlement_id, deed_id),
  constraint declined_parcel_once unique (settlement_id, shipment_id)
);
comment on table post.declined_row is 'Dòng của quyết toán bị từ chối';

grant select, insert on post.declined_row to motcua_app;
grant select on post.declined_row to motcua_report;
