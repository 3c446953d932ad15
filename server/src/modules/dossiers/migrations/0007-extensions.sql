-- Owner: dossiers. How often a new date may be promised is the policy extensions-at-most, not a constant of the table (R10).

alter table dossiers.dossier drop constraint dossier_extensions_check;
alter table dossiers.dossier add constraint dossier_extensions_check check (extensions >= 0);
