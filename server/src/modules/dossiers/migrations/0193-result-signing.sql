-- Owner: dossiers. A result that its head signs first and the registry of the agency numbers and seals after (NĐ 30/2020/NĐ-CP Đ.13, Đ.15, Đ.32).

-- Kết quả ký trước, đóng dấu sau. A row is what one approval waits for; once it is ended the next approval has its own.
create table dossiers.result_signing (
  id          bigint      generated always as identity primary key,
  dossier_id  bigint      not null references dossiers.dossier,
  -- Tài khoản của người đã phê duyệt, whose key signs.
  signer_id   bigint      not null,
  asked_at    timestamptz not null,
  signed_at   timestamptz,
  -- What it says without number and day, and the file that says it, signed.
  slip_id     bigint      references dossiers.slip,
  sha256      bytea       references documents.office_file,
  -- Of whoever signed, in DER.
  certificate bytea,
  ended_at    timestamptz,
  ending      text check (ending in ('sealed', 'sent-back', 'undone', 'approved-anew')),
  constraint result_signing_is_whole check (
    (signed_at is null) = (slip_id is null) and (signed_at is null) = (sha256 is null)
    and (signed_at is null) = (certificate is null)),
  constraint result_signing_ends_with_a_reason check ((ended_at is null) = (ending is null)),
  constraint result_is_sealed_when_signed check (ending is distinct from 'sealed' or signed_at is not null)
);
comment on table dossiers.result_signing is 'Kết quả chờ người có thẩm quyền ký số, rồi chờ văn thư cấp số và đóng dấu';
create unique index result_signed_once_at_a_time on dossiers.result_signing (dossier_id) where ended_at is null;
create index result_signing_waits_for on dossiers.result_signing (signer_id, asked_at, dossier_id)
  where ended_at is null and signed_at is null;
create index result_signing_of_slip on dossiers.result_signing (slip_id) where slip_id is not null;
grant select, insert, update (signed_at, slip_id, sha256, certificate, ended_at, ending) on dossiers.result_signing to motcua_app;
grant select (id, dossier_id, signer_id, asked_at, signed_at, slip_id, ended_at, ending) on dossiers.result_signing to motcua_report;
