-- Owner: integration. What partners hand over is kept before it is confirmed, and what nobody could read is kept, too.

alter table integration.message_in
  -- Whoever sent it, as the partner calls them, and when by their own word.
  add column sender        text        check (length(sender) between 1 and 200),
  add column said_at       timestamptz,
  -- After something of ours failed; by the clock of the machine, as received_at.
  add column retry_at      timestamptz,
  -- Why somebody decided that nothing comes of it.
  add column refuse_reason text        check (length(refuse_reason) between 1 and 500),
  add constraint message_in_refused check ((state = 'refused') = (refuse_reason is not null));
comment on column integration.message_in.said_at is 'Thời điểm theo bên gửi';
comment on column integration.message_in.refuse_reason is 'Lý do không nhận';

-- Gói tin: a message as the partner handed it over. The same message may lie in several.
create table integration.package_in (
  partner    text   not null references integration.partner,
  -- The partner's own name of it.
  package    text   not null check (length(package) between 1 and 200),
  message_id bigint not null references integration.message_in,
  -- What the partner is to know of it, and what it was told: nothing before the message is kept.
  due        text   not null check (due in ('done', 'fail')),
  confirmed  text   check (confirmed in ('done', 'fail')),
  primary key (partner, package)
);
comment on table integration.package_in is 'Gói tin đã lấy từ hệ thống bên ngoài';
create index package_in_of_message on integration.package_in (message_id);
create index package_in_to_confirm on integration.package_in (partner, package) where confirmed is distinct from due;

-- Nhận: when a partner was last asked what it has for us, and what kept it back, by the clock of the machine.
alter table integration.partner
  add column fetched_at  timestamptz,
  add column fetch_fault text check (length(fetch_fault) between 1 and 100);

grant select, insert, update (message_id, due, confirmed) on integration.package_in to motcua_app;
grant select on integration.package_in to motcua_report;
-- What could not be read when it came may be read later, and says only then what it is.
grant update (number, kind, body, digest, sender, said_at, retry_at, refuse_reason) on integration.message_in to motcua_app;
grant update (fetched_at, fetch_fault) on integration.partner to motcua_app;
grant select (said_at, retry_at) on integration.message_in to motcua_report;
grant select (fetched_at, fetch_fault) on integration.partner to motcua_report;
