-- Owner: identity. Tries with the token of a receipt count apart from looks at the number, which anybody can guess.

alter table identity.attempt drop constraint attempt_kind_check;
alter table identity.attempt add constraint attempt_kind_check
  check (kind in ('password', 'code', 'code-request', 'tracking', 'tracking-token'));
