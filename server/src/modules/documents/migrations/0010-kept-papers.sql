-- Owner: documents. What a paper is worth and how long, what it says, and which papers stand in the Kho (ADR 0049).

alter table documents.paper
  -- Mã giấy tờ số hóa: of this one digitised paper, unique and never changed (domain 4.4).
  add column code text constraint paper_coded_once unique check (length(code) between 5 and 120),
  -- What it is before the law. agency-original: issued electronically and signed by the agency. certified-copy: certified
  -- from the original (NĐ 45/2020 Đ.10). register-copy: issued from the register. signed-scan: scanned at reception and
  -- signed by whoever received it. plain-copy: what somebody sent.
  add column standing text not null default 'plain-copy'
    check (standing in ('agency-original', 'certified-copy', 'register-copy', 'signed-scan', 'plain-copy')),
  -- Since when it stands in the Kho of its owner; before, it is of its dossier alone.
  add column kept_at timestamptz,
  add column valid_from date,
  -- Last day in force; null for ever.
  add column valid_to date,
  add column ended_at timestamptz,
  add column ended_why text check (ended_why in ('replaced', 'revoked', 'withdrawn')),
  add column replaced_by bigint references documents.paper,
  add constraint paper_valid_in_order check (valid_to >= valid_from),
  add constraint paper_ended_whole check ((ended_at is null) = (ended_why is null)),
  add constraint paper_replaced_ends check (replaced_by is null or ended_why = 'replaced');
comment on column documents.paper.code     is 'Mã giấy tờ số hóa';
comment on column documents.paper.standing is 'Giá trị pháp lý của bản điện tử';
comment on column documents.paper.kept_at  is 'Thời điểm vào Kho dữ liệu điện tử của chủ sở hữu';

-- What is looked up whenever a dossier is prepared: the kept papers of a person, by type, newest first.
create index paper_kept on documents.paper (owner_id, document_type, id desc) where kept_at is not null and ended_at is null;
create index paper_replacing on documents.paper (replaced_by) where replaced_by is not null;

-- Dữ liệu của giấy tờ, by version: a correction is a new one, and the old stays.
create table documents.paper_facts (
  paper_id    bigint      not null references documents.paper,
  version     smallint    not null check (version > 0),
  -- Số, ký hiệu.
  number      text        check (length(number) between 1 and 120),
  issued_on   date,
  issuer_name text        check (length(issuer_name) between 1 and 300),
  issuer_code text        check (length(issuer_code) between 1 and 60),
  -- By the keys of the field dictionary (forms.yaml), as an answer of a form is kept.
  data        jsonb       not null default '{}' check (jsonb_typeof(data) = 'object'),
  -- typed: by somebody who looked at it. read: read by the program and accepted by somebody. result: by the dossier that
  -- issued it. declared: by its owner.
  source      text        not null check (source in ('typed', 'read', 'result', 'declared')),
  at          timestamptz not null,
  by          bigint      not null,
  -- Why it was corrected.
  reason      text        check (length(reason) between 1 and 500),
  primary key (paper_id, version),
  constraint paper_facts_corrected_for_a_reason check (version = 1 or reason is not null)
);
comment on table documents.paper_facts is 'Dữ liệu trích từ giấy tờ, giữ từng phiên bản';

-- Bản ký số của giấy tờ: what was made of it and signed; what was handed in stays as it came.
create table documents.signed_copy (
  id        bigint      generated always as identity primary key,
  paper_id  bigint      not null references documents.paper,
  sha256    bytea       not null references documents.file,
  -- personal: of the officer who answers for the copy. agency: the seal. owner: of the applicant.
  kind      text        not null check (kind in ('personal', 'agency', 'owner')),
  -- As the certificate names them.
  signer    text        not null check (length(signer) between 1 and 300),
  serial    text        not null check (serial ~ '^[0-9A-F]+$'),
  level     text        not null check (level in ('B-B', 'B-T', 'B-LT')),
  at        timestamptz not null,
  by        bigint      not null
);
comment on table documents.signed_copy is 'Bản điện tử đã ký số của giấy tờ';
create index signed_copy_of_paper on documents.signed_copy (paper_id, id);
create index signed_copy_of_file  on documents.signed_copy (sha256);

-- Kết quả kiểm tra chữ ký số của một tệp, as it was found then.
create table documents.signature_report (
  sha256     bytea       not null references documents.file,
  checked_at timestamptz not null,
  -- The worst of its signatures; none: it has none.
  verdict    text        not null check (verdict in ('valid', 'invalid', 'indeterminate', 'none')),
  -- Per signature, as `signature check` says it.
  report     jsonb       not null check (jsonb_typeof(report) = 'array'),
  primary key (sha256, checked_at)
);
comment on table documents.signature_report is 'Báo cáo kiểm tra chữ ký số';

grant select, insert on documents.paper_facts, documents.signed_copy, documents.signature_report to motcua_app;
grant update (code, standing, trust, kept_at, valid_from, valid_to, ended_at, ended_why, replaced_by) on documents.paper
  to motcua_app;
grant usage on all sequences in schema documents to motcua_app;
grant select (code, standing, kept_at, valid_from, valid_to, ended_at, ended_why, replaced_by) on documents.paper
  to motcua_report;
grant select (paper_id, version, issued_on, source, at, by) on documents.paper_facts to motcua_report;
grant select (id, paper_id, kind, level, at, by) on documents.signed_copy to motcua_report;
grant select (checked_at, verdict) on documents.signature_report to motcua_report;

-- What was uploaded and signed is a file that is named, too.
create or replace function documents.discard_uploads(ids bigint[], out discarded integer, out files bytea[])
language plpgsql security definer set search_path = pg_catalog as $$
declare held bigint[]; hashes bytea[];
begin
  perform pg_advisory_xact_lock(hashtext('documents.file'));
  held := array(select upload.id from documents.upload where upload.id = any (ids) order by 1 for update skip locked);
  with gone as (
    delete from documents.upload
    where upload.id = any (held) and not exists (select from documents.paper where paper.upload_id = upload.id)
    returning upload.sha256)
  select count(*), coalesce(array_agg(distinct sha256), '{}') into discarded, hashes from gone;
  with gone as (
    delete from documents.file
    where file.sha256 = any (hashes) and not exists (select from documents.upload where upload.sha256 = file.sha256)
      and not exists (select from documents.paper where paper.sha256 = file.sha256)
      and not exists (select from documents.signed_copy where signed_copy.sha256 = file.sha256)
      and not exists (select from documents.signature_report where signature_report.sha256 = file.sha256)
    returning file.sha256)
  select coalesce(array_agg(sha256), '{}') into files from gone;
end $$;
