-- Owner: payments. In which rule or paper an amount stands that a clerk asks for by hand, beside the reason.

alter table payments.charge add column source text check (length(source) between 1 and 300);
comment on column payments.charge.source is 'Văn bản quy định mức thu của khoản do cán bộ đề nghị thu thêm';
