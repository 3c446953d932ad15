-- Owner: documents. Uploads that come in pieces over a bad line (tus), until their last byte is there.

-- Tệp đang tải lên. Its bytes grow in the file store under the same id; how many there are, the file itself says.
create table documents.unfinished_upload (
  -- Stands in the address; opens nothing without the draft it is for.
  id       uuid        primary key,
  -- An account, or the draft of somebody who has none.
  actor_id bigint      not null,
  -- What it is uploaded for: a component, or a field of the form.
  place    text        not null check (length(place) between 1 and 120),
  -- As the browser gave it; taken away when the upload has ended, for it may name somebody.
  name     text        check (length(name) between 1 and 2000),
  size     bigint      not null check (size > 0),
  at       timestamptz not null,
  -- What became of it, kept for whoever never heard the last answer: {code: taken}, or the fault of the file.
  outcome  jsonb       check (jsonb_typeof(outcome) = 'object'),
  constraint unfinished_upload_named_until_its_end check ((name is null) = (outcome is not null))
);
comment on table documents.unfinished_upload is 'Tệp đang tải lên từng phần, chưa nhận đủ';
create index unfinished_upload_of_actor on documents.unfinished_upload (actor_id, at) where outcome is null;
create index unfinished_upload_age      on documents.unfinished_upload (at);

grant select, insert, update (name, outcome), delete on documents.unfinished_upload to motcua_app;
