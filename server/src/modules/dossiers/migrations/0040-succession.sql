-- Owner: dossiers. Open dossiers go over to the units that take the place of others; their number stays.

-- Open work is a small part of all rows: those who move all of it go through it by id.
create index dossier_open on dossiers.dossier (id) where closed_at is null;
grant update (receives_at_id, competent_unit_id, territory_id) on dossiers.dossier to motcua_app;
grant update (from_unit_id, to_unit_id) on dossiers.originals to motcua_app;
