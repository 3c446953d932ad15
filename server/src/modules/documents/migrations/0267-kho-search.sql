-- Owner: documents. Finding a paper of one's own Kho by its type, its number, who issued it and what it says (NĐ 45/2020/NĐ-CP Đ.16).
-- Words stand in no order and cannot be read back as the text; only the owner's own search looks at them.

create extension if not exists btree_gin; -- so that one index holds an owner and the words of what is theirs

-- As kernel/vietnamese-text.ts `fold`, held to the same vectors.
create function documents.fold(text) returns text language sql immutable strict parallel safe
  return btrim(regexp_replace(translate(regexp_replace(
    lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g') collate pg_c_utf8),
    '[\u0300-\u036f]', '', 'g'), 'đð', 'dd'),
    '[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'), ' ');

-- The words of a text as they are compared (`wordsToFind`): Latin letters and digits, each once. No paper has more than is looked at.
create function documents.words_of(text) returns tsvector language sql immutable strict parallel safe
  return array_to_tsvector(array(
    select distinct left(word, 60) from regexp_split_to_table(documents.fold(left($1, 400000)), '[^a-z0-9]+') as word
    where word <> ''));

-- Of the text that was read; null until it is made, which the worker does. Goes with the text.
alter table documents.rendition add column words tsvector
  constraint rendition_words_of_text check (words is null or kind = 'text');
comment on column documents.rendition.words is 'Các từ của văn bản nhận dạng, để chủ sở hữu tìm trong Kho';
grant update (words) on documents.rendition to motcua_app;
create index rendition_words_to_make on documents.rendition (of_sha256) where kind = 'text' and words is null and sha256 is not null;

-- Từ khóa của giấy tờ trong Kho. Made of what stands elsewhere, by the database itself; nobody writes it.
create table documents.kho_words (
  paper_id bigint   primary key references documents.paper,
  owner_id bigint   not null,
  -- With 'loai:…' for its type: what that is called is asked of the catalogue.
  words    tsvector not null
);
comment on table documents.kho_words is 'Từ khóa của giấy tờ trong Kho: loại, số, nơi cấp và chữ đã nhận dạng';
-- listKho: what of one owner has these words.
create index kho_words_of_owner on documents.kho_words using gin (owner_id, words);
grant select on documents.kho_words to motcua_app;

create function documents.index_kho(papers bigint[]) returns void language sql security definer set search_path = pg_catalog as $$
  insert into documents.kho_words (paper_id, owner_id, words)
  select p.id, p.owner_id, array_to_tsvector(array['loai:' || p.document_type])
    || coalesce(documents.words_of(concat_ws(' ', facts.number, facts.issuer_name)), '')
    || coalesce((select r.words from documents.rendition r
      where r.of_sha256 = p.sha256 and r.kind = 'text' and p.destroyed_at is null), '')
  from documents.paper p
  left join lateral (
    select number, issuer_name from documents.paper_facts f where f.paper_id = p.id order by version desc limit 1
  ) facts on true
  where p.id = any (papers) and p.kept_at is not null
  on conflict (paper_id) do update set owner_id = excluded.owner_id, words = excluded.words
    where (kho_words.owner_id, kho_words.words) is distinct from (excluded.owner_id, excluded.words)
$$;

-- A statement at a time, since what is brought over comes by the hundred thousand.
create function documents.index_kept_papers() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform documents.index_kho(array(select id from fresh where kept_at is not null));
  return null;
end $$;
create function documents.index_changed_papers() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform documents.index_kho(array(select fresh.id from fresh join stale on stale.id = fresh.id
    where fresh.kept_at is not null and (fresh.kept_at, fresh.owner_id, fresh.document_type, fresh.sha256, fresh.destroyed_at)
      is distinct from (stale.kept_at, stale.owner_id, stale.document_type, stale.sha256, stale.destroyed_at)));
  return null;
end $$;
create function documents.index_said() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform documents.index_kho(array(select distinct paper_id from fresh));
  return null;
end $$;
create function documents.index_read() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform documents.index_kho(array(select p.id from documents.paper p join fresh on p.sha256 = fresh.of_sha256 and fresh.kind = 'text'
    where p.kept_at is not null));
  return null;
end $$;
revoke all on function documents.index_kho, documents.index_kept_papers, documents.index_changed_papers, documents.index_said,
  documents.index_read from public;

create trigger paper_is_found after insert on documents.paper
  referencing new table as fresh for each statement execute function documents.index_kept_papers();
create trigger paper_is_found_changed after update on documents.paper
  referencing old table as stale new table as fresh for each statement execute function documents.index_changed_papers();
create trigger facts_are_found after insert on documents.paper_facts
  referencing new table as fresh for each statement execute function documents.index_said();
create trigger facts_are_found_changed after update on documents.paper_facts
  referencing new table as fresh for each statement execute function documents.index_said();
create trigger text_is_found after update on documents.rendition
  referencing new table as fresh for each statement execute function documents.index_read();

select documents.index_kho(array(select id from documents.paper where kept_at is not null));
