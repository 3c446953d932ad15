-- Owner: evaluation. What people say of a visit, or of a dossier that is over.

create schema evaluation;
grant usage on schema evaluation to motcua_app, motcua_report;

-- Khảo sát mức độ hài lòng: what was said, of which section, on which day; by whom is not kept.
create table evaluation.survey (
  id         bigint   generated always as identity primary key,
  unit_id    bigint   not null references organisation.unit,
  about      text     not null check (about in ('visit', 'dossier')),
  day        date     not null,
  -- From 1, very dissatisfied, to 5, very satisfied; null is not answered.
  access     smallint check (access between 1 and 5),
  clarity    smallint check (clarity between 1 and 5),
  attitude   smallint check (attitude between 1 and 5),
  competence smallint check (competence between 1 and 5),
  timeliness smallint check (timeliness between 1 and 5),
  outcome    smallint check (outcome between 1 and 5),
  feedback   smallint check (feedback between 1 and 5),
  -- How often somebody had to come for this.
  visits     smallint check (visits between 0 and 99),
  -- Papers or money that no list names; null is not answered.
  asked_more boolean,
  remark     text     not null default '' check (length(remark) <= 1000),
  constraint survey_says_something
    check (num_nonnulls(access, clarity, attitude, competence, timeliness, outcome, feedback) > 0)
);
comment on table  evaluation.survey        is 'Khảo sát mức độ hài lòng';
comment on column evaluation.survey.remark is 'Ý kiến khác; what somebody wrote in their own words';
create index survey_of_section on evaluation.survey (unit_id, day);

-- Lượt đến, hồ sơ đã được đánh giá: apart from what was said, so that nobody reads whose it was.
create table evaluation.answered (
  visit_id   bigint references queue.visit,
  dossier_id bigint references dossiers.dossier,
  constraint answered_of_one check (num_nonnulls(visit_id, dossier_id) = 1),
  constraint visit_answered_once unique (visit_id),
  constraint dossier_answered_once unique (dossier_id)
);
comment on table evaluation.answered is 'Lượt đến hoặc hồ sơ đã có phiếu khảo sát';

grant usage on all sequences in schema evaluation to motcua_app;
grant select, insert on evaluation.survey, evaluation.answered to motcua_app;
grant select (id, unit_id, about, day, access, clarity, attitude, competence, timeliness, outcome, feedback, visits, asked_more)
  on evaluation.survey to motcua_report;
