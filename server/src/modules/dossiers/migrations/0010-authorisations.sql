-- Owner: dossiers. Acting for another person: who authorised it, for how long, and when that was ended.

-- On the way: whom a draft is for, as it was chosen and typed, right or wrong.
alter table dossiers.draft
  add column acts_as    text  not null default 'self' check (acts_as in ('self', 'authorised')),
  add column authoriser jsonb not null default '{}' check (jsonb_typeof(authoriser) = 'object');
comment on column dossiers.draft.acts_as is 'Tư cách người nộp: cho mình, hay theo ủy quyền';

-- Ủy quyền nộp hồ sơ. Of one dossier only; its paper is among the components (van-ban-uy-quyen).
create table dossiers.authorisation (
  -- Asked at the commit: the dossier is written last, with its number.
  dossier_id    bigint      primary key references dossiers.dossier deferrable initially deferred,
  authoriser_id bigint      not null,
  -- As whoever acts declared it: papers print this, and not what is on record of the person, whom they may not know.
  full_name     text        not null check (full_name <> ''),
  signed_on     date        not null,
  valid_to      date        check (valid_to >= signed_on),
  ended_at      timestamptz,
  ended_by      bigint,
  constraint authorisation_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table dossiers.authorisation is 'Ủy quyền nộp hồ sơ trực tuyến, cho một hồ sơ';

grant select, insert on dossiers.authorisation to motcua_app;
grant update (ended_at, ended_by) on dossiers.authorisation to motcua_app;
-- Reports count; they name nobody.
grant select (dossier_id, authoriser_id, signed_on, valid_to, ended_at, ended_by) on dossiers.authorisation to motcua_report;
