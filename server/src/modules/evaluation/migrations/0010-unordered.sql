-- Owner: evaluation. A number that grows would tell which survey came with which event; what is said stands in no order.

alter table evaluation.survey add column key uuid not null default gen_random_uuid() constraint survey_addressed_once unique;
alter table evaluation.survey drop column id;
alter table evaluation.survey add primary key (key);
alter table evaluation.survey drop constraint survey_addressed_once;
comment on column evaluation.survey.day is 'Ngày của lượt đến, hoặc ngày hồ sơ kết thúc; not of the answer';
