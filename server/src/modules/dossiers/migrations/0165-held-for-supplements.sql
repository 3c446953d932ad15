-- Owner: dossiers. What was asked for as a supplement is found in the Kho: then another paper, perhaps of another source,
-- may be used than what was found when the dossier was prepared.
grant update (source, paper_id) on dossiers.held_component to motcua_app;
