-- Owner: identity. Who of staff is who at an outside provider of sign-in (định danh của cán bộ ở hệ thống đăng nhập ngoài).

create table identity.staff_subject (
  account_id bigint      primary key references identity.account,
  -- Of which provider: the same subject of another one is somebody else.
  issuer     text        not null check (length(issuer) between 8 and 500),
  -- Its own identifier of the person (`sub`), set by an administrator; never a name, a number or an address of mail.
  subject    text        not null check (subject ~ '^[\x21-\x7e]{1,255}$'),
  set_by     bigint      not null,
  set_at     timestamptz not null,
  constraint staff_subject_once unique (issuer, subject)
);
comment on table identity.staff_subject is 'Định danh của cán bộ ở hệ thống đăng nhập ngoài, do quản trị ghi';

grant select, insert, delete on identity.staff_subject to motcua_app;
grant update (issuer, subject, set_by, set_at) on identity.staff_subject to motcua_app;
grant select (account_id, set_by, set_at) on identity.staff_subject to motcua_report;
