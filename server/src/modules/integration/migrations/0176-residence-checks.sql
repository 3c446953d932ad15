-- Owner: integration. A register is asked whether somebody lives in a commune: told apart from other questions in the record of calls.

alter table integration.register_call drop constraint register_call_reason_check;
alter table integration.register_call add constraint register_call_reason
  check (reason in ('prefill', 'verify', 'ask-anew', 'residence'));
