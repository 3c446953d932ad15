-- Owner: documents. What was read of scanned papers waits for a person: nothing of it is a fact before somebody accepts it.

-- Soát dữ liệu nhận dạng. One row a paper that an officer scanned.
create table documents.paper_review (
  paper_id     bigint      primary key references documents.paper,
  -- Whose scan it is, and who looks at it.
  unit_id      bigint      not null references organisation.unit,
  -- What was found in its text, as suggestFields says it; null while it has not been read, empty where nothing was found.
  fields       jsonb       check (jsonb_typeof(fields) = 'array'),
  -- Personal numbers that stand in it, to be held against its owner's.
  numbers      text[],
  suggested_at timestamptz,
  ended_at     timestamptz,
  ended_by     bigint,
  constraint paper_review_suggested_whole
    check ((fields is null) = (suggested_at is null) and (fields is null) = (numbers is null)),
  constraint paper_review_ended_whole check ((ended_at is null) = (ended_by is null))
);
comment on table documents.paper_review is 'Soát dữ liệu nhận dạng từ bản quét, trước khi thành dữ liệu của giấy tờ';
create index paper_review_unread  on documents.paper_review (paper_id) where fields is null;
create index paper_review_waiting on documents.paper_review (unit_id, paper_id) where ended_at is null and fields <> '[]';
grant select, insert, update (fields, numbers, suggested_at, ended_at, ended_by) on documents.paper_review to motcua_app;
grant select (paper_id, unit_id, suggested_at, ended_at, ended_by) on documents.paper_review to motcua_report;

-- Of what was read and accepted as it was: how sure the reader had been, 0 to 1, by field.
alter table documents.paper_facts
  add column confidence jsonb check (confidence is null or jsonb_typeof(confidence) = 'object' and source = 'read');
