-- Owner: dossiers. What came of looking for an account of whoever hands in a dossier at a counter (KH 1107 II.2.1): it is counted from here
-- that everybody has one, or why not.

create table dossiers.account_outcome (
  dossier_id bigint      not null references dossiers.dossier deferrable initially deferred,
  person_id  bigint      not null references identity.person,
  outcome    text        not null constraint account_outcome_known check (outcome in ('verified', 'created-now', 'guided', 'refused')),
  -- Code of the policy `intake-accounts`.
  reason     text        check (reason ~ '^[a-z][a-z0-9-]{0,59}$'),
  at         timestamptz not null,
  by         bigint      not null,
  primary key (dossier_id, person_id),
  constraint account_refused_with_reason check ((outcome = 'refused') = (reason is not null))
);
comment on table dossiers.account_outcome is 'Kết quả kiểm tra tài khoản của người nộp khi tiếp nhận';
grant select, insert on dossiers.account_outcome to motcua_app;
grant select (dossier_id, outcome, reason, at) on dossiers.account_outcome to motcua_report;
