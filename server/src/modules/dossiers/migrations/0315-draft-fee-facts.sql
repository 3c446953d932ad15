-- Owner: dossiers. What whoever prepares a dossier says of it so that its fees are known before it is handed in.

alter table dossiers.draft add column fee_facts jsonb check (jsonb_typeof(fee_facts) = 'object');
comment on column dossiers.draft.fee_facts is 'Dữ kiện tính phí người nộp khai; rỗng khi chưa khai';
