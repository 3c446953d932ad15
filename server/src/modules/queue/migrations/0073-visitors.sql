-- Owner: queue. What somebody gave at the kiosk, so that the counter finds them; gone when the visit ends.

-- Khách: the card that was scanned, or the phone that was typed. Whoever gave nothing has no row.
create table queue.visitor (
  visit_id  bigint not null primary key references queue.visit,
  kind      text   not null check (kind in ('card', 'phone')),
  -- Số định danh of the card, or the phone as it is stored (E.164).
  number    text   not null check (number ~ case kind when 'card' then '^[0-9]{12}$' else '^\+84[0-9]{9}$' end),
  -- As on the card; a phone has none.
  full_name text   check (length(full_name) between 2 and 100),
  constraint visitor_named_by_card check ((full_name is not null) = (kind = 'card'))
);
comment on table queue.visitor is 'Căn cước đã quét hoặc số điện thoại đã nhập ở máy lấy số, xóa khi lượt đến kết thúc';
-- One number at a time for one card.
create index visitor_of_card on queue.visitor (number) where kind = 'card';

grant select, insert, delete on queue.visitor to motcua_app;
