-- Owner: dossiers. What goes to an agency outside is kept byte for byte as it went, for the record of the dossier.

-- Văn bản đi qua trục: the package by which a question went, or by which it was taken back.
create table dossiers.consultation_sent (
  id              bigint      generated always as identity primary key,
  consultation_id bigint      not null references dossiers.consultation,
  dossier_id      bigint      not null references dossiers.dossier,
  document_id     text        not null check (length(document_id) between 1 and 200),
  -- SHA-256 of what it says: put right it is another package under the same number.
  said            bytea       not null check (length(said) = 32),
  sha256          bytea       not null references documents.office_file,
  size            bigint      not null check (size > 0),
  written_at      timestamptz not null,
  -- When the axis had it, by the clock of the machine; none of what it would not have.
  taken_at        timestamptz,
  constraint consultation_sent_once unique (document_id, said)
);
comment on table dossiers.consultation_sent is 'Văn bản lấy ý kiến, thu hồi đã gửi qua trục liên thông, đúng như đã gửi';
create index consultation_sent_of_dossier on dossiers.consultation_sent (dossier_id, id);

grant usage on all sequences in schema dossiers to motcua_app;
grant select, insert, update (taken_at) on dossiers.consultation_sent to motcua_app;
revoke all on dossiers.consultation_sent from motcua_report;
grant select (id, consultation_id, dossier_id, written_at, taken_at) on dossiers.consultation_sent to motcua_report;
