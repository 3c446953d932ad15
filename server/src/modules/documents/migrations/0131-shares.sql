-- Owner: documents. Papers of a Kho that their owner shows to somebody for a time: a link nobody guesses, and a PIN.

-- Chia sẻ giấy tờ trong Kho. Of link and PIN only what proves them is kept: whoever reads the table opens nothing.
create table documents.share (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint share_addressed_once unique,
  paper_id   bigint      not null references documents.paper,
  token_hash bytea       not null constraint share_opened_by_one_token unique check (length(token_hash) = 32),
  pin_hash   text        not null check (pin_hash like '$argon2id$%'),
  made_at    timestamptz not null,
  made_by    bigint      not null,
  -- Until then it opens.
  ends_at    timestamptz not null,
  -- The owner ended it before.
  ended_at   timestamptz,
  -- Wrong PINs since it was opened last; counted before each is looked at.
  tries      smallint    not null default 0 check (tries >= 0),
  -- Too many wrong PINs: it opens never more.
  locked_at  timestamptz,
  constraint share_ends_later check (ends_at > made_at)
);
comment on table documents.share is 'Liên kết chia sẻ giấy tờ trong Kho, có thời hạn và mã PIN';
create index share_of_paper on documents.share (paper_id, id desc);

-- Lượt mở liên kết chia sẻ.
create table documents.share_opening (
  share_id bigint      not null references documents.share,
  nth      integer     not null check (nth > 0),
  at       timestamptz not null,
  primary key (share_id, nth)
);
comment on table documents.share_opening is 'Lượt mở liên kết chia sẻ';

grant select, insert on documents.share, documents.share_opening to motcua_app;
grant update (ended_at, tries, locked_at) on documents.share to motcua_app;
grant usage on all sequences in schema documents to motcua_app;
grant select (id, paper_id, made_at, made_by, ends_at, ended_at, tries, locked_at) on documents.share to motcua_report;
grant select on documents.share_opening to motcua_report;
