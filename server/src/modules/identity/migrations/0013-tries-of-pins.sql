-- Owner: identity. Tries of the PIN of a signing key are counted, by the key, whoever makes them.

alter table identity.attempt drop constraint attempt_kind_check;
alter table identity.attempt add constraint attempt_kind_check
  check (kind in ('password', 'code', 'code-request', 'tracking', 'tracking-token', 'pin'));
