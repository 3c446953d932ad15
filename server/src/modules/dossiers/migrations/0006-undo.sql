-- Owner: dossiers. What a dossier was before the last step of work on it, for as long as that can be undone.

-- Hoàn tác. One row a dossier at most: the last step that may be undone; a step undone is gone, one in force is forgotten
-- soon. What is due, waits and runs is the case's, and kept as workflow tells it.
create table dossiers.undo (
  dossier_id bigint      primary key references dossiers.dossier,
  -- As publish_after of its event: from then on it is final.
  until      timestamptz not null,
  state      text        not null,
  proposal   text,
  decided_at timestamptz,
  standing   jsonb       not null check (jsonb_typeof(standing) = 'object')
);
comment on table dossiers.undo is 'Trạng thái trước việc vừa làm, để hoàn tác';
create index undo_age on dossiers.undo (until);

grant select, insert, delete on dossiers.undo to motcua_app;
grant update (until, state, proposal, decided_at, standing) on dossiers.undo to motcua_app;
