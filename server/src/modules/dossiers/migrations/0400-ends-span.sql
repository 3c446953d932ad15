-- Owner: dossiers. Days are counted again from the dossiers; those of a day lie near each other.
create index dossier_ends_span on dossiers.dossier using brin (issued_at, delivered_at, closed_at);
