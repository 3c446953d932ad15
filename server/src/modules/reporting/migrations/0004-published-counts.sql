-- Owner: reporting. What everybody may have as open data: how many dossiers came and were settled on a day, by sector. Small
-- numbers are hidden before they are written (ADR 0166), and a day is written once: nobody can subtract two versions of it.

create table reporting.published_count (
  day         date not null,
  -- Of the data, or `all` for the whole province, which is there for each day that is published.
  sector      text not null,
  -- As it was called then.
  sector_name text not null,
  -- Null: hidden. Below 5 nothing is kept here, whatever the code thinks of it.
  received        integer check (received >= 5),
  received_online integer check (received_online >= 5),
  received_direct integer check (received_direct >= 5),
  settled         integer check (settled >= 5),
  settled_in_time integer check (settled_in_time >= 5),
  settled_late    integer check (settled_late >= 5),
  published_at timestamptz not null,
  constraint published_count_once primary key (day, sector)
);
comment on table reporting.published_count is 'Số liệu theo ngày đã công bố thành dữ liệu mở';

grant select, insert on reporting.published_count to motcua_app;
grant select on reporting.published_count to motcua_report;
