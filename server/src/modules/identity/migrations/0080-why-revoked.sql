-- Owner: identity. Why a program is let in no more, in the words of whoever said so.
-- Null of those that were revoked before.

alter table identity.api_client
  add column revoked_why text check (length(revoked_why) between 1 and 500),
  add constraint api_client_why_of_revoked check (revoked_why is null or revoked_at is not null);
comment on column identity.api_client.revoked_why is 'Lý do thu hồi';
grant update (revoked_why) on identity.api_client to motcua_app;
