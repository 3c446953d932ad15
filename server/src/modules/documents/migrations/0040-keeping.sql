-- Owner: documents. By what right a paper stands in the Kho of its owner (ADR 0049; NĐ 45/2020 Đ.16).

-- Căn cứ lưu giấy tờ vào Kho. One row a kept paper, written when it came in, never changed.
create table documents.keeping (
  paper_id   bigint      primary key references documents.paper,
  -- law: an act says so, by its article. consent: it was accepted in a dossier whose applicant agreed to keep it.
  -- owner: its owner put it there; nobody has accepted it yet.
  basis      text        not null check (basis in ('law', 'consent', 'owner')),
  article    text        check (length(article) between 1 and 500),
  agreed_at  timestamptz,
  -- The dossier in which it was accepted, by its number inside of a room to the right.
  dossier_id bigint,
  at         timestamptz not null,
  by         bigint      not null,
  constraint keeping_law_is_named check ((basis = 'law') = (article is not null)),
  constraint keeping_wish_is_dated check ((basis in ('consent', 'owner')) = (agreed_at is not null)),
  constraint keeping_accepted_somewhere check ((basis = 'owner') = (dossier_id is null))
);
comment on table documents.keeping is 'Căn cứ lưu giấy tờ vào Kho: điều luật, hoặc sự đồng ý của chủ sở hữu và thời điểm';

grant select, insert on documents.keeping to motcua_app;
grant select on documents.keeping to motcua_report;
