-- Owner: reporting. What whoever invented dossiers knows of them, counted without events and facts: so that every figure can be
-- held against it. Demonstrations only.

create table reporting.truth (
  seed   text   not null,
  -- From the 1st to the 14th of a month, or from the 15th to its end: reports of TT 01/2020 begin and end with these.
  half   date   not null,
  cut    text   not null check (cut in ('unit', 'procedure', 'channel')),
  -- Id of the unit or of the version of the procedure, or the channel.
  key    text   not null,
  -- In the order of the code (TRUTHS): come and settled in that time, open when it ended.
  counts integer[] not null check (cardinality(counts) = 7),
  constraint truth_once primary key (seed, half, cut, key)
);
comment on table reporting.truth is 'Số đúng của hồ sơ giả định, để đối chiếu số liệu';

create function reporting.sum_of(integer[], integer[]) returns integer[]
  language sql immutable strict parallel safe as $$
  select array_agg(a + b order by nth) from unnest($1, $2) with ordinality as both_of (a, b, nth) $$;

grant select, insert, update (counts) on reporting.truth to motcua_app;
grant select on reporting.truth to motcua_report;
grant execute on function reporting.sum_of to motcua_app;
