-- Owner: queue. A device of a section may also be a machine at which people sign in to the portal one after the other (máy dùng chung).

alter table queue.device drop constraint device_kind;
alter table queue.device add constraint device_kind check (kind in ('kiosk', 'screen', 'shared'));
comment on table queue.device is 'Thiết bị tại Bộ phận Một cửa: máy lấy số, màn hình hướng về người dân, máy dùng chung để nộp hồ sơ';
