-- Owner: dossiers. A dossier that a sector system (hệ thống chuyên ngành của Bộ, ngành) decides, or is told of.

-- Hồ sơ ở hệ thống chuyên ngành: one row for each system that has said something of a dossier that it was sent.
create table dossiers.sector_case (
  dossier_id    bigint      not null references dossiers.dossier,
  system        text        not null check (system ~ '^[a-z][a-z0-9-]{0,39}$'),
  -- sent: nothing that it said could be done yet.
  state         text        not null default 'sent'
    check (state in ('sent', 'received', 'in-process', 'needs-supplement', 'eligible', 'finished', 'refused')),
  -- By the clock of that system, in its code and its words.
  said_at       timestamptz,
  code          text        check (length(code) between 1 and 40),
  words         text        check (length(words) between 1 and 1000),
  -- Why what it said was not done: somebody looks at it.
  fault         text        check (length(fault) between 1 and 100),
  -- What it gave back: the number of its register, and the file where there is one.
  result_number text        check (length(result_number) between 1 and 60),
  result_on     date,
  result_issuer text        check (length(result_issuer) between 1 and 200),
  result_signer text        check (length(result_signer) between 1 and 200),
  result_sha256 bytea       references documents.office_file,
  result_size   integer     check (result_size > 0),
  result_pages  integer     check (result_pages > 0),
  primary key (dossier_id, system),
  constraint sector_case_said check ((state = 'sent') = (said_at is null)),
  constraint sector_case_result check (num_nonnulls(result_number, result_on, result_issuer) in (0, 3)),
  constraint sector_case_file check (num_nonnulls(result_sha256, result_size, result_pages, result_signer) in (0, 4)),
  constraint sector_case_file_numbered check (result_sha256 is null or result_number is not null)
);
comment on table dossiers.sector_case is 'Hồ sơ đã gửi hệ thống chuyên ngành của Bộ, ngành và tình trạng do hệ thống đó báo';
-- Results that came before the dossier stood where they are issued.
create index sector_case_with_file on dossiers.sector_case (dossier_id) where result_sha256 is not null;

grant select, insert on dossiers.sector_case to motcua_app;
grant update (state, said_at, code, words, fault, result_number, result_on, result_issuer, result_signer,
  result_sha256, result_size, result_pages) on dossiers.sector_case to motcua_app;
grant select (dossier_id, system, state, said_at, code, fault, result_on) on dossiers.sector_case to motcua_report;
