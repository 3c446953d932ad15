-- Owner: post. Parcels that the public post carries between people and one-stop sections, and the manifests they go by.

create schema post;
grant usage on schema post to motcua_app, motcua_report;

-- Bưu gửi: papers fetched from somebody, or a result brought to them.
create table post.shipment (
  id            bigint      generated always as identity primary key,
  public_id     uuid        not null default gen_random_uuid() constraint shipment_addressed_once unique,
  -- On the label, as Code 128 and QR; scanned at every hand-over.
  code          text        not null constraint shipment_coded_once unique check (code ~ '^BC[A-Z2-9]{10}$'),
  kind          text        not null check (kind in ('pickup', 'delivery')),
  dossier_id    bigint      not null references dossiers.dossier,
  -- Where papers are brought, or whence a result leaves; and the unit of the post.
  section_id    bigint      not null,
  carrier_id    bigint      not null check (carrier_id <> section_id),
  -- Whom the post visits.
  party_name    text        not null check (length(party_name) between 1 and 200),
  party_phone   text        check (party_phone ~ '^\+84[0-9]{8,10}$'),
  address       text        not null check (length(address) between 1 and 300),
  -- The territory of the address and how it was called on the day of the order.
  place_id      bigint      not null,
  place_text    text        not null check (length(place_text) between 1 and 300),
  -- Whole đồng: what the post is paid, and what it collects on delivery.
  fee           bigint      not null check (fee between 0 and 100000000),
  cod           bigint      not null check (cod between 0 and 1000000000),
  state         text        not null check (state in ('ordered', 'handed-over', 'in-transit', 'failed-attempt', 'coming-back',
    'delivered', 'returned', 'cancelled')),
  attempts      smallint    not null default 0 check (attempts between 0 and 100),
  ordered_at    timestamptz not null,
  ordered_by    bigint      not null,
  ended_at      timestamptz check (ended_at >= ordered_at),
  -- Who took a result, and how that was proven.
  receiver      text        check (length(receiver) between 1 and 200),
  proof         text        check (proof in ('signed', 'card-seen', 'authorisation', 'post-receipt')),
  constraint shipment_cod_of_delivery check (cod = 0 or kind = 'delivery'),
  constraint shipment_ended_by_state check ((ended_at is not null) = (state in ('delivered', 'returned', 'cancelled'))),
  constraint shipment_received_whole check ((receiver is null) = (proof is null)),
  constraint shipment_received_by_somebody check ((receiver is not null) = (state = 'delivered' and kind = 'delivery'))
);
comment on table post.shipment is 'Bưu gửi: nhận hồ sơ tại nhà hoặc chuyển kết quả qua bưu chính công ích';
-- One at a time of each kind.
create unique index shipment_open_once on post.shipment (dossier_id, kind) where ended_at is null;
create index shipment_of_section on post.shipment (section_id, ordered_at desc, id desc);
create index shipment_of_carrier on post.shipment (carrier_id, ordered_at, id) where ended_at is null;

-- Lần phát (thu gom) không thành.
create table post.attempt (
  id          bigint      generated always as identity primary key,
  shipment_id bigint      not null references post.shipment,
  at          timestamptz not null,
  by_id       bigint      not null,
  why         text        not null check (why in ('nobody-there', 'wrong-address', 'refused', 'asked-for-later', 'other')),
  note        text        not null default '' check (length(note) <= 300)
);
comment on table post.attempt is 'Lần đến mà không giao được, không nhận được';
create index attempt_of_shipment on post.attempt (shipment_id, id);

-- Bảng kê giao nhận: what one side gives the other at one time.
create table post.manifest (
  id          bigint      generated always as identity primary key,
  public_id   uuid        not null default gen_random_uuid() constraint manifest_addressed_once unique,
  code        text        not null constraint manifest_coded_once unique check (code ~ '^BK[A-Z2-9]{8}$'),
  way         text        not null check (way in ('to-post', 'from-post')),
  section_id  bigint      not null,
  carrier_id  bigint      not null check (carrier_id <> section_id),
  state       text        not null check (state in ('open', 'closed', 'received')),
  opened_at   timestamptz not null,
  opened_by   bigint      not null,
  closed_at   timestamptz check (closed_at >= opened_at),
  closed_by   bigint,
  received_at timestamptz check (received_at >= closed_at),
  received_by bigint,
  constraint manifest_closed_by_state check ((closed_at is not null) = (state <> 'open')),
  constraint manifest_received_by_state check ((received_at is not null) = (state = 'received')),
  constraint manifest_closed_whole check ((closed_at is null) = (closed_by is null)),
  constraint manifest_received_whole check ((received_at is null) = (received_by is null))
);
comment on table post.manifest is 'Bảng kê giao nhận giữa Bộ phận Một cửa và bưu chính';
create unique index manifest_open_once on post.manifest (section_id, carrier_id, way) where state = 'open';
create index manifest_of_section on post.manifest (section_id, id desc);
create index manifest_of_carrier on post.manifest (carrier_id, id desc);

-- Each parcel of a manifest, scanned by whoever gives it and by whoever takes it.
create table post.manifest_item (
  manifest_id bigint      not null references post.manifest,
  shipment_id bigint      not null references post.shipment,
  given_at    timestamptz,
  given_by    bigint,
  taken_at    timestamptz check (taken_at >= given_at),
  taken_by    bigint,
  -- Taken off again, because it was not there.
  dropped_at  timestamptz,
  dropped_by  bigint,
  primary key (manifest_id, shipment_id),
  constraint manifest_item_given_whole check ((given_at is null) = (given_by is null)),
  constraint manifest_item_taken_whole check ((taken_at is null) = (taken_by is null)),
  constraint manifest_item_dropped_whole check ((dropped_at is null) = (dropped_by is null)),
  constraint manifest_item_one_end check (taken_at is null or dropped_at is null)
);
comment on table post.manifest_item is 'Bưu gửi trong bảng kê, quét khi giao và khi nhận';
-- A parcel is on its way by one manifest at a time.
create unique index manifest_item_under_way_once on post.manifest_item (shipment_id) where taken_at is null and dropped_at is null;

grant usage on all sequences in schema post to motcua_app;
grant select, insert on post.shipment, post.attempt, post.manifest, post.manifest_item to motcua_app;
grant update (state, attempts, ended_at, receiver, proof) on post.shipment to motcua_app;
grant update (state, closed_at, closed_by, received_at, received_by) on post.manifest to motcua_app;
grant update (given_at, given_by, taken_at, taken_by, dropped_at, dropped_by) on post.manifest_item to motcua_app;
grant select (id, public_id, kind, dossier_id, section_id, carrier_id, place_id, fee, cod, state, attempts, ordered_at, ended_at, proof)
  on post.shipment to motcua_report;
grant select (id, shipment_id, at, why) on post.attempt to motcua_report;
grant select on post.manifest, post.manifest_item to motcua_report;
