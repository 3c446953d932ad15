-- Owner: dossiers. Results that are signed electronically: made before they are issued, known by a code, checked by all.

-- Kết quả đang chờ ký. A number is held for its dossier while keys sign, outside of any transaction; a key that fails
-- leaves it held, and the next attempt takes it again.
create table dossiers.result_draft (
  dossier_id  bigint      primary key references dossiers.dossier,
  agency_id   bigint      not null,
  number      text        not null,
  issued_on   date        not null,
  code        text        not null constraint result_coded_once unique,
  prepared_at timestamptz not null,
  prepared_by bigint      not null
);
comment on table dossiers.result_draft is 'Số và mã kết quả đã cấp, giữ cho hồ sơ trong khi ký số';
create index result_draft_numbered on dossiers.result_draft (agency_id, issued_on, number);
create sequence dossiers.result_code_seq;

-- Kết quả điện tử đã ký số: which paper it is, and what its QR code says of it.
create table dossiers.signed_result (
  dossier_id bigint primary key references dossiers.result,
  -- Mã kết quả; says nothing of whose it is.
  code       text   not null constraint signed_result_coded_once unique check (length(code) between 5 and 120),
  paper_id   bigint not null constraint signed_result_of_paper unique references documents.paper,
  -- Of what it says: the first 16 bytes of SHA-256, as in the QR code.
  digest     bytea  not null check (length(digest) = 16)
);
comment on table dossiers.signed_result is 'Kết quả điện tử đã ký số';

-- Chứng thư số con dấu của cơ quan, by which anybody checks a result without asking us.
create table dossiers.seal_certificate (
  -- SHA-256 of the certificate in DER.
  thumbprint bytea       primary key check (length(thumbprint) = 32),
  agency_id  bigint      not null,
  -- As the certificate names it.
  name       text        not null,
  der        bytea       not null,
  first_at   timestamptz not null
);
comment on table dossiers.seal_certificate is 'Chứng thư số con dấu cơ quan đã dùng để ký kết quả';
create index seal_certificate_in_order on dossiers.seal_certificate (first_at, thumbprint);

grant select, insert on dossiers.result_draft to motcua_app;
grant update (agency_id, number, issued_on, prepared_at, prepared_by) on dossiers.result_draft to motcua_app;
grant select, insert on dossiers.signed_result, dossiers.seal_certificate to motcua_app;
grant usage on sequence dossiers.result_code_seq to motcua_app;
grant select (dossier_id, agency_id, number, issued_on, prepared_at) on dossiers.result_draft to motcua_report;
grant select (dossier_id, code, paper_id) on dossiers.signed_result to motcua_report;
grant select on dossiers.seal_certificate to motcua_report;
