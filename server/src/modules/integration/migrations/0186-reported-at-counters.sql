-- Owner: integration. Who keeps a register sees whether the person themselves or a clerk in their name says that it is wrong.

-- At which counter a clerk reported it in the person's name (reported_by); null where they did so themselves.
alter table integration.register_report add column counter_id bigint references organisation.unit;
comment on column integration.register_report.counter_id is 'Nơi cán bộ báo thay người nộp';
create index register_report_of_counter on integration.register_report (counter_id) where counter_id is not null;

grant select (counter_id) on integration.register_report to motcua_report;
