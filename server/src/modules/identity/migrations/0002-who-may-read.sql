-- Owner: identity. Who may read and change what, column by column.

-- Reports count people: they need no day of birth, and no name of an official.
revoke select on identity.person, identity.staff from motcua_report;
grant select (id, public_id, kind, sex, proof, created_at) on identity.person to motcua_report;
grant select (account_id, position, unit_id) on identity.staff to motcua_report;

-- Who somebody is to the program, since when and by whom is not rewritten; neither is where a session came from, what a
-- code was for, or who gave a role when. Sessions are ended, never deleted.
revoke update on identity.person, identity.account, identity.staff, identity.staff_grant, identity.password,
  identity.session, identity.one_time_code from motcua_app;
revoke delete on identity.session from motcua_app;
grant update (personal_number, old_number, tax_code, full_name, birth, death, sex, phone, email, address, proof,
  changed_at) on identity.person to motcua_app;
grant update (level, phone, phone_verified_at, status) on identity.account to motcua_app;
grant update (full_name, position, unit_id) on identity.staff to motcua_app;
grant update (valid) on identity.staff_grant to motcua_app;
grant update (hash, must_change, changed_at, previous) on identity.password to motcua_app;
grant update (last_seen_at, ended_at, why) on identity.session to motcua_app;
grant update (used_at) on identity.one_time_code to motcua_app;
