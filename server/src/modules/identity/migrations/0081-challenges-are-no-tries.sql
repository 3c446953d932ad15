-- Owner: identity. Asking for what a passkey is to sign is counted by itself: it is no try of anything.

alter table identity.attempt drop constraint attempt_kind_check;
alter table identity.attempt add constraint attempt_kind_check
  check (kind in ('password', 'code', 'code-request', 'tracking', 'tracking-token', 'pin', 'factor', 'challenge'));
