-- Owner: documents. What was photographed is not judged as a scanner's work: whoever uploads it says so, and its pages are looked at.

-- photo: there are photographs of paper in it. None: nobody said.
alter table documents.upload add came text check (came in ('photo'));
comment on column documents.upload.came is 'Cách tạo tệp: ảnh chụp giấy tờ';
