-- Owner: dossiers. What was said of a dossier so that its fees could be worked out; the last row holds.

create table dossiers.fee_facts (
  id         bigint      generated always as identity primary key,
  -- Told before the dossier is stored, whose number comes last.
  dossier_id bigint      not null references dossiers.dossier deferrable initially deferred,
  facts      jsonb       not null check (jsonb_typeof(facts) = 'object'),
  stated_at  timestamptz not null,
  stated_by  bigint      not null
);
comment on table dossiers.fee_facts is 'Dữ kiện tính phí: số bản, số trang, số lượng, diện miễn giảm';
create index fee_facts_of_dossier on dossiers.fee_facts (dossier_id, id desc);

-- Khoản phải thu that stands for a financial duty.
alter table dossiers.payment_request add column charge uuid;
create unique index payment_request_of_charge on dossiers.payment_request (charge) where charge is not null;

grant usage on all sequences in schema dossiers to motcua_app;
grant select, insert on dossiers.fee_facts to motcua_app;
