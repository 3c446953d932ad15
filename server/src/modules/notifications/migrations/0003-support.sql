-- Owner: notifications. What staff ask their e-government team, and what they are answered.

-- Yêu cầu hỗ trợ. With where somebody stood when they asked; of a citizen it holds no more than the dossier's number.
create table notifications.support_request (
  id             bigint      generated always as identity primary key,
  public_id      uuid        not null default gen_random_uuid() constraint support_request_addressed_once unique,
  asked_by       bigint      not null references identity.account,
  -- The agency of whoever asks; its team answers.
  unit_id        bigint      not null references organisation.unit,
  -- The pattern of the screen's address, never the address.
  screen         text        not null check (screen ~ '^/[a-z$/-]{0,99}$'),
  dossier_number text        check (length(dossier_number) between 1 and 40),
  version        text        not null check (length(version) between 1 and 60),
  text           text        not null check (length(text) between 1 and 2000),
  at             timestamptz not null,
  state          text        not null default 'new' check (state in ('new', 'answered', 'passed-on', 'closed')),
  state_at       timestamptz not null check (state_at >= at)
);
comment on table notifications.support_request is 'Yêu cầu hỗ trợ của cán bộ';

create index support_request_of_asker on notifications.support_request (asked_by, id desc);
create index support_request_of_unit  on notifications.support_request (unit_id, id desc);
create index support_request_open     on notifications.support_request (id desc) where state in ('new', 'passed-on');

-- Trả lời, chuyển tiếp. Each stays as it was said.
create table notifications.support_answer (
  id         bigint      generated always as identity primary key,
  request_id bigint      not null references notifications.support_request,
  kind       text        not null check (kind in ('answer', 'passing-on')),
  said_by    bigint      not null references identity.account,
  text       text        not null check (length(text) between 1 and 2000),
  at         timestamptz not null
);
comment on table notifications.support_answer is 'Trả lời hoặc chuyển tiếp yêu cầu hỗ trợ';

create index support_answer_of_request on notifications.support_answer (request_id, id);

grant select, insert on notifications.support_request, notifications.support_answer to motcua_app;
grant update (state, state_at) on notifications.support_request to motcua_app;
grant usage on all sequences in schema notifications to motcua_app;
-- Reports count requests by screen and how long they wait; they read none.
grant select (id, unit_id, screen, version, at, state, state_at) on notifications.support_request to motcua_report;
grant select (id, request_id, kind, at) on notifications.support_answer to motcua_report;
