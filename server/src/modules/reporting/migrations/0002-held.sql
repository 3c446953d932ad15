-- Owner: reporting. From when to when a dossier stood so, beside when that was known: how many were late at the end of May
-- is asked of how they stood then, not of how they stand today.

alter table reporting.fact
  -- By the product's clock. The first holds from receipt.
  add column held_from  timestamptz,
  add column held_until timestamptz not null default 'infinity';

-- Those that are there were known when they came to be. `motcua projections rebuild` makes them exactly, from the events.
update reporting.fact as f set held_from = stood.held_from, held_until = stood.held_until
from (
  select dossier_id, nth, held_from, coalesce(lead(held_from) over in_order, 'infinity') as held_until
  from (
    select dossier_id, nth,
      greatest(received_at, case when nth > 1 then coalesce(settled_at, known_from) end) as held_from
    from reporting.fact
  ) as begun
  window in_order as (partition by dossier_id order by nth)
) as stood
where (f.dossier_id, f.nth) = (stood.dossier_id, stood.nth);

alter table reporting.fact
  alter column held_from set not null,
  add constraint fact_held check (held_until >= held_from);

drop index reporting.fact_ended_since;
-- What a period needs: how each dossier stood at its end that was not over before it began.
create index fact_held_since on reporting.fact (least(coalesce(settled_at, 'infinity'), held_until), held_from);
-- What was known otherwise at a moment.
drop index reporting.fact_known_then;
create index fact_known_then on reporting.fact (known_until, known_from) where known_until < 'infinity';
