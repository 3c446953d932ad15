-- Owner: integration. What people and agencies asked, and what they were answered, goes so many days after its end.

alter table integration.petition
  -- Since when nothing is left of it but number, days, unit and outcome.
  add column thinned_at timestamptz,
  drop constraint petition_words_check,
  add constraint petition_words_check check (length(words) <= 20000 and (thinned_at is not null or words <> '')),
  drop constraint petition_assigned,
  add constraint petition_assigned check (thinned_at is not null or (assign_reason is null) = (assigned_from is null)),
  drop constraint petition_answered,
  add constraint petition_answered check (thinned_at is not null or (state = 'answered') = (answer_words is not null)),
  drop constraint petition_refused,
  add constraint petition_refused check (thinned_at is not null or (state = 'refused') = (refuse_reason is not null)),
  add constraint petition_thinned check (thinned_at is null or (ended_at is not null and subject = '' and words = ''
    and num_nonnulls(account_id, sender_name, phone, email, assign_reason, answer_words, refuse_reason) = 0));
create index petition_to_thin on integration.petition (ended_at) where thinned_at is null and ended_at is not null;
grant update (thinned_at, account_id, sender_name, phone, email, subject, words) on integration.petition to motcua_app;
grant select (thinned_at) on integration.petition to motcua_report;

alter table integration.inquiry
  add column thinned_at timestamptz,
  drop constraint inquiry_answered,
  add constraint inquiry_answered check (thinned_at is not null
    or (state = 'answered') = (num_nonnulls(answer_subject, answer_words) = 2)),
  drop constraint inquiry_declined,
  add constraint inquiry_declined check (thinned_at is not null or (state = 'declined') = (decline_reason is not null)),
  add constraint inquiry_thinned check (thinned_at is null or (ended_at is not null and subject = '' and content = ''
    and num_nonnulls(answer_subject, answer_words, decline_reason) = 0));
create index inquiry_to_thin on integration.inquiry (ended_at) where thinned_at is null and ended_at is not null;
grant update (thinned_at) on integration.inquiry to motcua_app;
grant select (thinned_at) on integration.inquiry to motcua_report;
