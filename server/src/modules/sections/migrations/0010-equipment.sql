-- Owner: sections. What a section has to work with, item by item, and how each stands.

-- Trang thiết bị của Bộ phận Một cửa.
create table sections.item (
  id        bigint      generated always as identity primary key,
  public_id uuid        not null default gen_random_uuid() constraint item_addressed_once unique,
  unit_id   bigint      not null references organisation.unit,
  -- A code of the policy section-equipment.
  kind      text        not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
  -- As it is written on the thing: number of the inventory, or a name.
  label     text        not null check (length(label) between 1 and 80),
  state     text        not null check (state in ('works', 'broken', 'on-loan', 'written-off')),
  -- Since when it stands so.
  since     date        not null,
  listed_at timestamptz not null,
  listed_by bigint      not null
);
comment on table sections.item is 'Trang thiết bị tại Bộ phận Một cửa: máy tính, máy quét, máy lấy số, đường truyền';
-- A label stands once at a section, until the thing is written off.
create unique index item_labelled_once on sections.item (unit_id, kind, label) where state <> 'written-off';
create index item_of_section on sections.item (unit_id, id);

-- Each change of an item; nothing of it is rewritten.
create table sections.item_change (
  id      bigint      generated always as identity primary key,
  item_id bigint      not null references sections.item,
  state   text        not null check (state in ('works', 'broken', 'on-loan', 'written-off')),
  since   date        not null,
  note    text        not null default '' check (length(note) <= 300),
  at      timestamptz not null,
  by_id   bigint      not null
);
comment on table sections.item_change is 'Tình trạng của trang thiết bị theo ngày';
create index item_change_of_item on sections.item_change (item_id, id);

grant usage on all sequences in schema sections to motcua_app;
grant select, insert on sections.item, sections.item_change to motcua_app;
grant update (state, since) on sections.item to motcua_app;
grant select (id, public_id, unit_id, kind, label, state, since, listed_at) on sections.item to motcua_report;
grant select (id, item_id, state, since, at) on sections.item_change to motcua_report;
