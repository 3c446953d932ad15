-- Owner: evaluation. Forms of paper from the box of a section: of no visit and no dossier that anybody could name.

alter table evaluation.survey drop constraint survey_about_check;
alter table evaluation.survey add constraint survey_about_known check (about in ('visit', 'dossier', 'paper'));
comment on column evaluation.survey.day is 'Ngày của lượt đến, ngày hồ sơ kết thúc, hoặc ngày ghi trên phiếu giấy; not of the answer';
