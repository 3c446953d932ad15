-- Owner: dossiers. Whoever is reminded is looked for page by page, among open requests alone.

create index supplement_open_by_id on dossiers.supplement (id) where answered_at is null;
