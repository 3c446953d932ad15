-- Owner: integration. What was counted of a day, event by event, in the transaction that tells of it.

create table integration.day_figure (
  day       date    not null,
  -- The agency whose number the dossier has: it never changes, so the same can be counted again at any time.
  agency_id bigint  not null,
  figure    text    not null check (figure in (
    'received-counter', 'received-online', 'received-post', 'settled-early', 'settled-on-time', 'settled-late',
    'returned', 'declined', 'withdrawn', 'stopped', 'unsettled')),
  total     integer not null check (total > 0),
  primary key (day, agency_id, figure)
);
comment on table integration.day_figure is 'Số liệu trong ngày đã báo trung tâm điều hành';

grant select, insert on integration.day_figure to motcua_app;
grant update (total) on integration.day_figure to motcua_app;
grant select on integration.day_figure to motcua_report;
