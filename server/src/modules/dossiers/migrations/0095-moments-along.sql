-- Owner: dossiers. Whoever approves a late holiday sees how many moments move along with the promised days.

alter table dossiers.calendar_correction
  -- Moments of processes, and those until which somebody is waited for: acknowledgements, answers, confirmations, alarms.
  add column along integer not null default 0 check (along >= 0);
comment on column dossiers.calendar_correction.along is 'Số mốc chờ, mốc nhắc đổi theo';
grant update (along) on dossiers.calendar_correction to motcua_app;
grant select (along) on dossiers.calendar_correction to motcua_report;
