-- Owner: integration. What people ask or report at our own portal is looked up there by its number and a code.

alter table integration.petition
  -- Whoever has number and code reads the answer.
  add column look_up_code text check (look_up_code ~ '^[A-Z2-9]{10}$'),
  add constraint petition_looked_up check ((message_id is null) = (look_up_code is not null));
