-- Owner: documents. What was read of a destroyed paper, suggested from it or kept as its data goes with it: else the paper would be
-- gone and what it says would stay (Luật Lưu trữ 2011 Đ.28; TT 13/2023/TT-BNV). That it was destroyed, by which decision, stays.

-- By the owner of the tables, since the application rewrites no data of a paper: of papers that are marked as destroyed, and of
-- contents whose bytes go, and of nothing else.
create function documents.wipe_destroyed(papers bigint[], bodies bytea[], at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update documents.paper_facts f
  set data = '{}', number = null, issued_on = null, issuer_name = null, issuer_code = null, confidence = null,
    reason = case when f.version > 1 then 'Đã hủy theo quyết định' end
  from documents.paper p where p.id = f.paper_id and p.id = any (papers) and p.destroyed_at is not null;

  update documents.paper_review r
  set fields = '[]', numbers = '{}', suggested_at = coalesce(r.suggested_at, wipe_destroyed.at)
  from documents.paper p where p.id = r.paper_id and p.id = any (papers) and p.destroyed_at is not null;

  -- What was made of a content stands in rows of its own; their bytes go with those of the content.
  delete from documents.rendition r using documents.destroyed_body d
  where r.of_sha256 = d.sha256 and d.sha256 = any (bodies);

  -- What nobody has read yet is read no more.
  update documents.reading r set due_at = null, outcome = 'failed', why = 'destroyed', ended_at = wipe_destroyed.at
  from documents.destroyed_body d where r.sha256 = d.sha256 and d.sha256 = any (bodies) and r.outcome is null;
end $$;
comment on function documents.wipe_destroyed is 'Xóa chữ nhận dạng, gợi ý và dữ liệu của giấy tờ đã hủy';
revoke all on function documents.wipe_destroyed from public;
grant execute on function documents.wipe_destroyed to motcua_app;

-- What was destroyed before.
select documents.wipe_destroyed(
  array(select id from documents.paper where destroyed_at is not null),
  array(select sha256 from documents.destroyed_body), (select max(destroyed_at) from documents.paper));
