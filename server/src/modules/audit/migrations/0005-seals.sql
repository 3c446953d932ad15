-- Owner: audit. Seals over what was written, so that a change made past the program is found (docs/seal.md).

-- Niêm phong. One row a line of the log outside of the database, which is what counts; here stands what it was made of.
create table audit.seal (
  -- The place of its line in the log outside; lines that a restore took back leave a gap.
  number bigint  primary key check (number > 0),
  line   text    not null,
  -- What is sealed up to here, in the order of events.
  era    integer not null,
  xid    xid8    not null,
  id     bigint  not null,
  -- One line a leaf, in the order of the tree; empty where the line seals nothing (a key, a restore).
  leaves text    not null
);
comment on table audit.seal is 'Niêm phong nhật ký: gốc cây băm đã ký, cùng danh sách các lá';
create index seal_order on audit.seal (era, xid, id, number);

grant select, insert on audit.seal to motcua_app;
