-- Owner: dossiers. Opinions that officers signed with their own key, in a step or as the answer of an agency that was asked.

create table dossiers.signed_opinion (
  slip_id         bigint      primary key references dossiers.slip,
  dossier_id      bigint      not null references dossiers.dossier,
  -- Of a step its node; of an answer the question.
  node_id         text,
  consultation_id bigint      constraint signed_opinion_answers_once unique references dossiers.consultation,
  sha256          bytea       not null references documents.office_file,
  -- As the certificate names them; its number in capital hexadecimal digits.
  signer          text        not null,
  serial          text        not null,
  level           text        not null check (level in ('B-B', 'B-T', 'B-LT')),
  signed_by       bigint      not null,
  at              timestamptz not null,
  -- The deed was taken back; what was signed stays on record.
  undone_at       timestamptz,
  constraint signed_opinion_is_of_one_place check ((node_id is null) <> (consultation_id is null))
);
comment on table dossiers.signed_opinion is 'Ý kiến của cán bộ đã ký số';
create index signed_opinion_of_dossier on dossiers.signed_opinion (dossier_id, slip_id);
grant select, insert, update (undone_at) on dossiers.signed_opinion to motcua_app;
grant select (slip_id, dossier_id, node_id, consultation_id, level, signed_by, at, undone_at) on dossiers.signed_opinion
  to motcua_report;
