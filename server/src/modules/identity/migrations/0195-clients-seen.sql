-- Owner: identity. When a program of others was last let in (lần vào gần nhất), to within some minutes.

alter table identity.api_client
  -- By the clock of the machine; null of one that never was.
  add column seen_at timestamptz;
comment on column identity.api_client.seen_at is 'Lần gần nhất phần mềm vào, chính xác tới vài phút';
grant update (seen_at) on identity.api_client to motcua_app;
grant select (seen_at) on identity.api_client to motcua_report;
