-- Owner: queue. A device of a section is a kiosk, or a screen at a counter that is turned to the citizen (ADR 0064).

alter table queue.device add column kind text not null default 'kiosk' constraint device_kind check (kind in ('kiosk', 'screen'));
comment on table queue.device is 'Thiết bị tại Bộ phận Một cửa: máy lấy số, màn hình hướng về người dân';
grant select (kind) on queue.device to motcua_report;
