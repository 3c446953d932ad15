-- Owner: dossiers. Whoever signs in is asked whether what was begun in this browser before is theirs.

-- Without it each look at one's own dossiers would read every draft of the province.
create index draft_of_browser on dossiers.draft (holder_hash, saved_at desc) where account_id is null and dossier is null;
