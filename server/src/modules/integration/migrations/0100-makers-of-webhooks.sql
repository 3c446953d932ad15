-- Owner: integration. Which program registered an endpoint: it ends with that.

alter table integration.webhook
  -- Null where an officer did, and of those from before this column.
  add column client_id bigint references identity.api_client,
  -- Until when that may be let in, which does not change: what comes later is told to nobody.
  add column valid_until timestamptz,
  add constraint webhook_of_client_ends check ((client_id is null) = (valid_until is null));
create index webhook_of_client on integration.webhook (client_id, id) where ended_at is null;
create index webhook_of_unit on integration.webhook (unit_id, id) where ended_at is null;
grant select (client_id, valid_until) on integration.webhook to motcua_report;
