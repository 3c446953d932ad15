-- Owner: notifications. Texts in several languages, and in which one somebody wants to be told.

alter table notifications.template
  -- ISO 639-1. Where there is no text in somebody's language, they are told in Vietnamese.
  add column language text not null default 'vi' check (language ~ '^[a-z]{2}$'),
  drop constraint template_once_a_day,
  add constraint template_once_a_day exclude using gist (key with =, language with =, valid with &&) deferrable;

alter table notifications.message
  -- Of its text: a page says it to whoever has pages read aloud.
  add column language text not null default 'vi' check (language ~ '^[a-z]{2}$');

-- Ngôn ngữ của thông báo. Who chose none is told in Vietnamese.
create table notifications.language (
  person_id bigint      primary key references identity.person,
  language  text        not null check (language ~ '^[a-z]{2}$'),
  at        timestamptz not null
);
comment on table notifications.language is 'Ngôn ngữ của thông báo mà người dân đã chọn';
grant select, insert on notifications.language to motcua_app;
grant update (language, at) on notifications.language to motcua_app;
grant select on notifications.language to motcua_report;
grant select (language) on notifications.message to motcua_report;
