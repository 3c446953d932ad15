-- Owner: reporting. What the plan demands of its indicators, as the data set of the province has it, and which tile of a map is
-- whose. What was demanded on a day is never rewritten: a set holds from the day on which it was loaded until the next one does.

-- Bộ chỉ tiêu.
create table reporting.target_set (
  id         bigint generated always as identity primary key,
  -- Of two of the same day the later one holds.
  valid_from date   not null,
  content    jsonb  not null check (jsonb_typeof(content -> 'indicators') = 'array')
);
comment on table  reporting.target_set         is 'Chỉ tiêu của kế hoạch, theo ngày có hiệu lực';
comment on column reporting.target_set.content is 'The indicators and how they are told apart, as targets.yaml has them';
create index target_set_of_day on reporting.target_set (valid_from desc, id desc);

-- Sơ đồ ô của một cấp đơn vị. A drawing, not a record: it is drawn anew when the file is.
create table reporting.tile_layout (
  key        text  constraint tile_layout_once primary key check (key ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
  level      text  not null check (level <> ''),
  valid_from date  not null,
  valid_to   date  check (valid_to >= valid_from),
  tiles      jsonb not null check (jsonb_typeof(tiles) = 'array'),
  -- Else it would be chance which one is drawn.
  constraint tile_layout_one_a_day exclude using gist (level with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table  reporting.tile_layout       is 'Bản đồ dạng ô: ô nào của đơn vị nào';
comment on column reporting.tile_layout.tiles is 'Each {"unit", "col", "row"}: a unit by its id in the data; row 0 in the north, odd rows half a tile to the right';

grant usage on all sequences in schema reporting to motcua_app;
grant select, insert on reporting.target_set to motcua_app;
grant select, insert, delete on reporting.tile_layout to motcua_app;
grant select on reporting.target_set, reporting.tile_layout to motcua_report;
