-- Owner: documents. The Kho as its owner reads it, newest first and page by page (listKho).

create index paper_in_kho on documents.paper (owner_id, kept_at desc, id desc) where kept_at is not null;
