-- Owner: dossiers. Packages for the archive whose description bears the seal of the agency (XAdES; TT 13/2023/TT-BNV Đ.3–5).

-- seal: what the signature in the description is worth, as it was found last: when it was made, then when it was
-- received; or why there is none. None at all: not made, or made before packages were sealed.
alter table dossiers.archive_package
  add column seal text check (seal in ('valid', 'unproven', 'key-unset', 'pin-needed', 'key-refused')),
  -- As the certificate names it, and by which certificate: SHA-256 of it.
  add column sealed_by text check (length(sealed_by) between 1 and 500),
  add column seal_certificate bytea check (length(seal_certificate) = 32),
  add constraint archive_package_sealed_whole check ((sealed_by is null) = (seal_certificate is null)
    and (sealed_by is not null) = (coalesce(seal, '') in ('valid', 'unproven'))),
  add constraint archive_package_sealed_when_made check (seal is null or made_at is not null);
comment on column dossiers.archive_package.seal      is 'Chữ ký số trên bản mô tả gói: giá trị, hoặc vì sao không có';
comment on column dossiers.archive_package.sealed_by is 'Cơ quan đã ký số bản mô tả gói';
grant update (seal, sealed_by, seal_certificate) on dossiers.archive_package to motcua_app;
grant select (seal) on dossiers.archive_package to motcua_report;
