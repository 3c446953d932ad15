-- Owner: integration. One line of an official answers every question that waits: so many messages of one kind, each with the number of its own.

alter table integration.message_out drop constraint message_out_once_an_event;
alter table integration.message_out
  add constraint message_out_once_an_event unique nulls not distinct (partner, era, event_id, kind, number);
