-- Owner: dossiers. A new date that has passed too is a lateness that nobody has apologised for: it is listed like the
-- first (R10), however many new dates the policy extensions-at-most allows.

drop index dossiers.dossier_late;
create index dossier_late on dossiers.dossier (due_at, id) where state in ('received', 'in-progress', 'being-returned');
