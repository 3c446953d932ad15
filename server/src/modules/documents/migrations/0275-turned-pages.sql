-- Owner: documents. Which pages of a scan the reader turned before it read them, so that whoever reviews what was read is told so.

alter table documents.reading
  -- [{"page": 2, "degrees": 180}], clockwise; empty where every page lay upright, null of texts of before this was kept.
  add column turned jsonb check (jsonb_typeof(turned) = 'array');
comment on column documents.reading.turned is 'Các trang được xoay khi nhận dạng chữ';
grant update (turned) on documents.reading to motcua_app;
