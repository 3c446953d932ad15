-- Owner: integration. How often a partner stumbled on a message while it answered others: an outage counts for none.

alter table integration.message_out add column stumbles smallint not null default 0 check (stumbles >= 0);
comment on column integration.message_out.stumbles is 'Số lần gửi riêng thư này không được trong khi hệ thống ngoài vẫn nhận thư khác';

grant update (stumbles) on integration.message_out to motcua_app;
grant select (stumbles) on integration.message_out to motcua_report;
