-- Owner: dossiers. What somebody fills in on the portal and has not sent yet.

-- Bản đang khai. Its key is an actor of its own, so that uploads and requests made before anybody signs in belong to it
-- and to nothing else. It has a token and no public_id: nothing of it is a fact that others must hear of.
create table dossiers.draft (
  actor_id     bigint      primary key default nextval('audit.actor'),
  -- Stands in the address; opens nothing without the account, or the secret of the browser, below.
  token        text        not null constraint draft_begun_once unique check (length(token) between 20 and 64),
  -- Until somebody signs in it belongs to a browser, by the hash of the secret in its cookie; then to the account, and
  -- the browser may go on writing blindly when the session ends over a long page, and see nothing.
  holder_hash  bytea       not null check (length(holder_hash) = 32),
  account_id   bigint,
  procedure_version_id bigint not null,
  form_version_id      bigint,
  -- Minted with the form: sending twice submits once.
  request_id   uuid        not null,
  territory_id bigint,
  -- As typed, right or wrong.
  answers      jsonb       not null default '{}' check (jsonb_typeof(answers) = 'object'),
  -- Pages of the form that were passed, for those on which everything is optional.
  visited      text[]      not null default '{}',
  -- Uploads by component, with what the page shows of each.
  papers       jsonb       not null default '[]' check (jsonb_typeof(papers) = 'array'),
  delivery     text        check (delivery in ('counter', 'post', 'electronic')),
  delivery_address text,
  saved_at     timestamptz not null,
  -- Public id of the dossier that it became.
  dossier      uuid
);
comment on table dossiers.draft is 'Hồ sơ đang khai trên cổng, chưa nộp';
create index draft_of_account on dossiers.draft (account_id, saved_at desc) where account_id is not null and dossier is null;
create index draft_age on dossiers.draft (saved_at);

grant select, insert, update, delete on dossiers.draft to motcua_app;
