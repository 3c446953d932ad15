-- Owner: dossiers. Questions that a register of the nation could answer count beside those that papers and earlier dossiers do.

alter table dossiers.held_field drop constraint held_field_source;
alter table dossiers.held_field add constraint held_field_source check (source in ('register', 'kho', 'dossiers'));
