-- Owner: dossiers. What lists of the desk go by, how each person looks at them, and when they look at a dossier again.

-- Lists of lateness go by unit now, and nobody reads all of the province by its day.
drop index dossiers.dossier_late;
-- Both the section that received a dossier and the unit that settles it watch over it.
create index dossier_running_here on dossiers.dossier (receives_at_id, due_at, id)
  where state in ('received', 'in-progress', 'being-returned');
create index dossier_running_in on dossiers.dossier (competent_unit_id, due_at, id)
  where state in ('received', 'in-progress', 'being-returned');
create index dossier_waiting_here on dossiers.dossier (receives_at_id, submitted_at, id)
  where state in ('awaiting-completion', 'awaiting-supplement', 'awaiting-payment', 'awaiting-confirmation');
create index dossier_waiting_in on dossiers.dossier (competent_unit_id, submitted_at, id)
  where state in ('awaiting-completion', 'awaiting-supplement', 'awaiting-payment', 'awaiting-confirmation');

-- Ngày xem lại. A note of one officer to oneself; nobody else sees it, and no term depends on it.
create table dossiers.follow_up (
  account_id bigint not null,
  dossier_id bigint not null references dossiers.dossier,
  on_day     date   not null,
  constraint follow_up_once primary key (account_id, dossier_id)
);
comment on table dossiers.follow_up is 'Ngày xem lại của cán bộ';

-- Danh sách đã lưu. A list with what is asked of it, under a name of one's own: no name of a citizen and no search is in it.
create table dossiers.saved_view (
  id         bigint generated always as identity primary key,
  public_id  uuid   not null default gen_random_uuid() constraint saved_view_addressed_once unique,
  account_id bigint not null,
  name       text   not null check (length(name) between 1 and 60),
  -- As the address of the list has it: list, filter and order.
  asked      jsonb  not null check (jsonb_typeof(asked) = 'object' and length(asked::text) <= 1000),
  constraint saved_view_named_once unique (account_id, name)
);
comment on table dossiers.saved_view is 'Danh sách đã lưu của cán bộ';

grant select, insert, delete on dossiers.follow_up, dossiers.saved_view to motcua_app;
grant update (on_day) on dossiers.follow_up to motcua_app;
grant update (asked) on dossiers.saved_view to motcua_app;
