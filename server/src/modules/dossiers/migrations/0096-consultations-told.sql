-- Owner: dossiers. A consultation says for whom a stand-in acted, whether whoever asked has heard of its end, and keeps what is typed.

alter table dossiers.consultation
  -- Thay mặt (ADR 0041): for whom it was asked, answered and withdrawn, where a stand-in did.
  add column asked_for bigint,
  add column answered_for bigint,
  add column withdrawn_for bigint,
  -- Whoever asked has read the answer, or that there was none; an answer that comes after that is to be read anew.
  add column heard_at timestamptz,
  add column heard_by bigint,
  -- The answer as it is typed, of whoever took the question; what is not sent is said to nobody.
  add column typed jsonb check (jsonb_typeof(typed) = 'object'),
  add constraint consultation_answered_for_by check (answered_for is null or answered_by is not null),
  add constraint consultation_withdrawn_for_by check (withdrawn_for is null or withdrawn_by is not null),
  add constraint consultation_heard_whole check ((heard_at is null) = (heard_by is null)),
  add constraint consultation_heard_of_something check (heard_at is null or answered_at is not null or silent_at is not null),
  add constraint consultation_typed_before_sent check (typed is null or answered_at is null);
comment on column dossiers.consultation.heard_at is 'Người hỏi đã xem kết quả lấy ý kiến';
comment on column dossiers.consultation.typed is 'Câu trả lời đang soạn, chưa gửi';
create index consultation_unheard on dossiers.consultation (dossier_id)
  where heard_at is null and withdrawn_at is null and ended_at is null and (answered_at is not null or silent_at is not null);
-- What was said before there was this column, was read or not: nobody is told of it now.
update dossiers.consultation set heard_at = coalesce(answered_at, silent_at), heard_by = asked_by
where answered_at is not null or silent_at is not null;
grant update (answered_for, withdrawn_for, heard_at, heard_by, typed) on dossiers.consultation to motcua_app;
grant select (asked_for, answered_for, withdrawn_for, heard_at, heard_by) on dossiers.consultation to motcua_report;
