-- Owner: dossiers. One request for several procedures (liên thông): asked once, each member a dossier of its own.

-- Yêu cầu liên thông. What was declared and handed in once, until every member has taken its part of it.
create table dossiers.bundle (
  request_id        bigint      primary key references dossiers.request deferrable initially deferred,
  public_id         uuid        not null constraint bundle_addressed_once unique,
  -- Of the catalogue: its rules hold to the end of the request, whatever is published later.
  version_id        bigint      not null,
  form_version_id   bigint,
  channel           text        not null check (channel in ('counter', 'online', 'post')),
  -- The section at which the citizen deals with all of it, where a member may be received there.
  section_id        bigint      not null,
  territory_id      bigint,
  applicant_name    text        not null check (applicant_name <> ''),
  handed_in_by      text,
  authoriser_id     bigint,
  -- Name, day and end of the authorisation, for the members that begin later.
  authorisation     jsonb       check (jsonb_typeof(authorisation) = 'object'),
  delivery          text        not null check (delivery in ('counter', 'post', 'electronic')),
  delivery_address  text,
  answers           jsonb       not null check (jsonb_typeof(answers) = 'object'),
  written_keys      text[]      not null,
  -- Components of the bundle with the papers that were handed in for each, once.
  filed             jsonb       not null check (jsonb_typeof(filed) = 'array'),
  needed            text[]      not null,
  -- Who looked all of it through, and when; until when all of it is promised.
  accepted_at       timestamptz,
  accepted_by       bigint,
  due_at            timestamptz check (due_at >= accepted_at),
  constraint bundle_promised_whole check ((accepted_at is null) = (due_at is null))
);
comment on table dossiers.bundle is 'Yêu cầu liên thông: khai một lần, mỗi thủ tục thành phần một hồ sơ';

-- Thủ tục thành phần của một yêu cầu.
create table dossiers.member (
  request_id   bigint   not null references dossiers.bundle deferrable initially deferred,
  seq          smallint not null,
  procedure_id bigint   not null,
  -- Members whose results it still needs.
  after        smallint[] not null,
  -- waiting: for others; ready: its turn has come; begun: it has a dossier; blocked: it could not begin; asked: somebody
  -- must say whether it goes on although another ended without a result; dropped: it will not be done.
  state        text     not null check (state in ('waiting', 'ready', 'begun', 'blocked', 'asked', 'dropped')),
  dossier_id   bigint   constraint member_of_dossier unique references dossiers.dossier deferrable initially deferred,
  -- Since when it may begin, and when it did: what was made before it is passed on within the minutes of the rules (R6).
  ready_at     timestamptz,
  begun_at     timestamptz check (begun_at >= ready_at),
  push_by      timestamptz,
  -- Code of the refusal, or of the end of the member before.
  reason       text,
  primary key (request_id, seq),
  constraint member_begun_with_dossier check ((state = 'begun') = (dossier_id is not null))
);
comment on table dossiers.member is 'Thủ tục thành phần của yêu cầu liên thông';
create index member_ready   on dossiers.member (ready_at, request_id, seq) where state = 'ready';
create index member_stopped on dossiers.member (state, request_id, seq) where state in ('blocked', 'asked');

-- Kết quả chuyển tiếp. The result of a member, handed on as data to one after it: nobody is asked for it.
create table dossiers.passed_result (
  dossier_id      bigint      not null references dossiers.dossier deferrable initially deferred,
  from_dossier_id bigint      not null references dossiers.dossier,
  component       text        not null,
  passed_at       timestamptz not null,
  primary key (dossier_id, from_dossier_id)
);
comment on table dossiers.passed_result is 'Kết quả của thủ tục trước chuyển cho thủ tục sau trong liên thông';

-- The dossiers of a request, for whoever looks at the whole.
create index dossier_of_request on dossiers.dossier (request_id);

grant select, insert on dossiers.bundle, dossiers.member, dossiers.passed_result to motcua_app;
grant update (accepted_at, accepted_by, due_at) on dossiers.bundle to motcua_app;
grant update (after, state, dossier_id, ready_at, begun_at, push_by, reason) on dossiers.member to motcua_app;
grant select on dossiers.member, dossiers.passed_result to motcua_report;
grant select (request_id, public_id, version_id, form_version_id, channel, section_id, territory_id, authoriser_id, delivery,
  accepted_at, accepted_by, due_at) on dossiers.bundle to motcua_report;
