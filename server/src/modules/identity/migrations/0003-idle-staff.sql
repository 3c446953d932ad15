-- Owner: identity. Accounts of staff that nobody has used for long are switched off until an administrator says otherwise.

-- By the machine's time, as sessions are: off since when; and when somebody said that the holder is still there.
alter table identity.staff add column off_since timestamptz;
alter table identity.staff add column woken_at  timestamptz;
comment on column identity.staff.off_since is 'Tạm khóa vì lâu không dùng, QCVN 12:2026; quản trị mở lại được';

grant update (off_since, woken_at) on identity.staff to motcua_app;
grant select (off_since) on identity.staff to motcua_report;
