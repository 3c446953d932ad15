-- Owner: dossiers. Which of its time limits a joint request has: as was declared, or picked by a clerk; 0 is the plain one.

alter table dossiers.bundle add column limit_case smallint not null default 0 check (limit_case >= 0);
comment on column dossiers.bundle.limit_case is 'Trường hợp thời hạn của yêu cầu liên thông';
grant update (limit_case) on dossiers.bundle to motcua_app;
grant select (limit_case) on dossiers.bundle to motcua_report;
