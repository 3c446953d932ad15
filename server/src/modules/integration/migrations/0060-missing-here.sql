-- Owner: integration. A dossier that the partner has and we have not is a difference, too; it has a number and no row here.

alter table integration.difference drop constraint difference_pkey;
alter table integration.difference add column id bigint generated always as identity primary key;
alter table integration.difference add column number text check (length(number) between 1 and 100);
alter table integration.difference alter column dossier_id drop not null, alter column ours drop not null;
alter table integration.difference drop constraint difference_kind_check;
alter table integration.difference add constraint difference_known
  check (kind in ('not-told', 'waiting', 'dead', 'missing-there', 'state-differs', 'missing-here'));
alter table integration.difference add constraint difference_of_something check (case kind
  when 'missing-here' then num_nonnulls(dossier_id, ours, told) = 0 and num_nonnulls(number, theirs) = 2
  else num_nonnulls(dossier_id, ours) = 2 and number is null end);
create unique index difference_once_a_dossier on integration.difference (partner, day, dossier_id) where dossier_id is not null;
create unique index difference_once_a_number on integration.difference (partner, day, number) where number is not null;
create index difference_by_day on integration.difference (partner, day desc, id);
grant usage on all sequences in schema integration to motcua_app;
