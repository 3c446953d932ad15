-- Owner: integration. A register may be asked over the axis of documents: its answer comes later, as a document.

alter table integration.register_call drop constraint register_call_transport_check;
alter table integration.register_call add constraint register_call_transport_check
  check (transport in ('lgsp', 'ndxp', 'direct', 'axis'));
