-- Owner: catalogue. What the province and its agencies tell people: guides, announcements, contacts, words. What was
-- written is never rewritten: each saving is a version of its own, and of one that was published only the days move.

create table catalogue.entry (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint entry_addressed_once unique,
  -- Of the data of the province; none of what was begun at the desk.
  key        text        constraint entry_named_once unique check (key ~ '^[a-z0-9-]{1,80}$'),
  kind       text        not null check (kind in ('guide', 'announcement', 'contact', 'term')),
  -- The agency whose it is; none: the province's.
  unit_id    bigint      references organisation.unit,
  created_at timestamptz not null,
  created_by bigint      not null
);
comment on table catalogue.entry is 'Mục nội dung: hướng dẫn, thông báo, đầu mối liên hệ, từ ngữ';

create index entry_of_kind on catalogue.entry (kind, id desc);

create table catalogue.entry_version (
  id           bigint      generated always as identity primary key,
  entry_id     bigint      not null references catalogue.entry,
  number       integer     not null check (number > 0),
  content      jsonb       not null check (jsonb_typeof(content) = 'object'),
  title        text        not null generated always as (content ->> 'title') stored check (title <> ''),
  written_at   timestamptz not null,
  written_by   bigint      not null,
  -- The days on which it is shown; none: a draft. Empty: taken back before it began.
  valid        daterange   check (lower(valid) is not null or isempty(valid)),
  published_at timestamptz check (published_at >= written_at),
  published_by bigint,
  ended_at     timestamptz,
  ended_by     bigint,
  constraint entry_version_numbered_once unique (entry_id, number),
  constraint entry_version_published_whole check (
    (valid is null) = (published_at is null) and (valid is null) = (published_by is null)),
  constraint entry_version_ended_whole check (
    (ended_at is null) = (ended_by is null) and (ended_at is null or valid is not null)),
  constraint entry_version_once_a_day exclude using gist (entry_id with =, valid with &&)
    where (valid is not null) deferrable
);
comment on table catalogue.entry_version is 'Phiên bản của mục nội dung: bản nháp, đã công bố, đã hết hiệu lực';

-- Pictures, films and captions of entries; the bytes lie in the file store. Anybody may look at them, so nothing of a
-- person belongs there.
create table catalogue.entry_file (
  id        bigint      generated always as identity primary key,
  public_id uuid        not null default gen_random_uuid() constraint entry_file_addressed_once unique,
  sha256    bytea       not null check (length(sha256) = 32),
  size      bigint      not null check (size between 1 and 15728640),
  -- By content, never by name.
  kind      text        not null check (kind in ('image/jpeg', 'image/png', 'video/mp4', 'video/webm', 'text/vtt')),
  at        timestamptz not null,
  actor_id  bigint      not null
);
comment on table catalogue.entry_file is 'Hình, đoạn phim, phụ đề của mục nội dung';

create index entry_file_of_content on catalogue.entry_file (sha256);

grant select, insert on catalogue.entry, catalogue.entry_version, catalogue.entry_file to motcua_app;
grant update (valid, published_at, published_by, ended_at, ended_by) on catalogue.entry_version to motcua_app;
grant usage on all sequences in schema catalogue to motcua_app;
-- Reports count what was published when; who wrote what is for the desk.
grant select (id, public_id, key, kind, unit_id, created_at) on catalogue.entry to motcua_report;
grant select (id, entry_id, number, title, written_at, valid, published_at, ended_at) on catalogue.entry_version
  to motcua_report;
grant select (id, size, kind, at) on catalogue.entry_file to motcua_report;
