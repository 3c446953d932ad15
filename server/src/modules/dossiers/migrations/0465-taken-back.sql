-- Owner: dossiers. A dossier that is taken back from a sector system which does not say how it ends.

-- Lấy về giải quyết tại đây: from then on nothing that the system says of the dossier is done.
alter table dossiers.sector_case add column taken_back_at timestamptz;
-- What that system has decided is not taken back: its result is the result, its refusal leaves the dossier here anyway.
alter table dossiers.sector_case add constraint sector_case_taken_back_undecided
  check (taken_back_at is null or (state not in ('finished', 'refused') and result_number is null));
comment on column dossiers.sector_case.taken_back_at is 'Lúc lãnh đạo lấy hồ sơ từ hệ thống chuyên ngành về giải quyết tại đây';

grant update (taken_back_at) on dossiers.sector_case to motcua_app;
grant select (taken_back_at) on dossiers.sector_case to motcua_report;
