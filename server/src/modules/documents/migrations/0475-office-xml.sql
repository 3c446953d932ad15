-- Owner: documents. What goes to other agencies as XML is kept as it went; nobody uploads one, and no paper is one.

alter table documents.file drop constraint file_kind_check;
alter table documents.file add constraint file_kind_check
  check (kind in ('application/pdf', 'image/jpeg', 'image/png', 'application/zip', 'application/xml'));
alter table documents.file drop constraint file_package_is_plain;
alter table documents.file add constraint file_package_is_plain
  check (kind not in ('application/zip', 'application/xml') or pages is null);
