-- Owner: documents. A package for the archive is a file of the store as any other: enciphered, in two copies, checked each day.

alter table documents.file drop constraint file_kind_check;
alter table documents.file add constraint file_kind_check
  check (kind in ('application/pdf', 'image/jpeg', 'image/png', 'application/zip'));
-- Nobody uploads one: a package is made by the program, and no paper is one.
alter table documents.file add constraint file_package_is_plain check (kind <> 'application/zip' or pages is null);
