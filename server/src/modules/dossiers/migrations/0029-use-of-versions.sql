-- Owner: dossiers. What is under way by a version of a procedure, for whoever is about to publish another.
create index dossier_open_of_version on dossiers.dossier (procedure_version_id) where closed_at is null;
create index draft_of_version on dossiers.draft (procedure_version_id) where dossier is null;
