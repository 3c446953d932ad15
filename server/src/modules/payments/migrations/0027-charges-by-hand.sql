-- Owner: payments. What a clerk asks for by hand, beside what rules ask for (moments 2 and 4).

alter table payments.charge add column is_by_hand boolean not null default false;
comment on column payments.charge.is_by_hand is 'Khoản do cán bộ đề nghị thu thêm, không do quy tắc tính';
