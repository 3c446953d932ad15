-- Owner: dossiers. What is sent for an organisation: on the way, and who handed it in.

alter table dossiers.draft drop constraint draft_acts_as_check;
alter table dossiers.draft
  add constraint draft_acts_as_check check (acts_as in ('self', 'authorised', 'organisation')),
  add column organisation_id bigint,
  add constraint draft_for_an_organisation check ((acts_as = 'organisation') = (organisation_id is not null));
comment on column dossiers.draft.organisation_id is 'Tổ chức mà người khai nộp thay';

-- Whoever handed it in for the organisation that is its applicant, by the name of then: form 01 names both. Empty where
-- the account that sent it is the applicant's own. Such a dossier is the organisation's, and not the sender's.
alter table dossiers.dossier
  add column handed_in_by text check (length(handed_in_by) between 1 and 200);
comment on column dossiers.dossier.handed_in_by is 'Người nộp hồ sơ thay mặt tổ chức';
