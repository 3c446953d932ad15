-- Owner: integration. A partner that has too much to do says when it may be asked again what it has for us.

alter table integration.partner add column fetch_retry_at timestamptz;
comment on column integration.partner.fetch_retry_at is 'Lúc sớm nhất được hỏi lại thư, theo yêu cầu của bên kia';
grant update (fetch_retry_at) on integration.partner to motcua_app;
grant select (fetch_retry_at) on integration.partner to motcua_report;
