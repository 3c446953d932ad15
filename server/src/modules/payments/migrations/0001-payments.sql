-- Owner: payments. What is to be paid for a dossier, and what was paid.

create schema payments;
grant usage on schema payments to motcua_app, motcua_report;

-- Khoản phải thu: one fee of one dossier, with the reason for its amount.
create table payments.charge (
  id           bigint      generated always as identity primary key,
  public_id    uuid        not null default gen_random_uuid() constraint charge_addressed_once unique,
  dossier_id   bigint      not null,
  -- Who takes the money: the section at which the dossier was received.
  unit_id      bigint      not null,
  moment       text        not null check (moment in ('reception', 'supplement', 'return')),
  kind         text        not null check (kind in ('phi', 'le-phi', 'nghia-vu-tai-chinh')),
  name         text        not null check (length(name) between 1 and 300),
  -- Whole đồng; unknown until somebody states it, and then never changed.
  amount       bigint      check (amount between 0 and 9007199254740991),
  why          text        not null check (length(why) between 1 and 1000),
  state        text        not null check (state in ('unknown', 'owed', 'paid', 'waived', 'cancelled')),
  raised_at    timestamptz not null,
  raised_by    bigint      not null,
  -- Of an amount that was stated later, or a charge that was taken back: by whom, and why.
  changed_at   timestamptz,
  changed_by   bigint,
  change_why   text        check (length(change_why) between 1 and 1000),
  constraint charge_amount_by_state check ((amount is null) = (state = 'unknown') or state = 'cancelled'),
  constraint charge_waived_is_nothing check (state <> 'waived' or amount = 0),
  constraint charge_owed_is_something check (state not in ('owed', 'paid') or amount > 0)
);
comment on table payments.charge is 'Khoản phí, lệ phí, nghĩa vụ tài chính phải thu của một hồ sơ';
create index charge_of_dossier on payments.charge (dossier_id, id);

-- Lần nộp tiền: money that came, for one or more charges of one or more dossiers.
create table payments.payment (
  id        bigint      generated always as identity primary key,
  public_id uuid        not null default gen_random_uuid() constraint payment_addressed_once unique,
  unit_id   bigint      not null,
  way       text        not null check (way in ('cash', 'transfer', 'online', 'post')),
  amount    bigint      not null check (amount between 1 and 9007199254740991),
  payer     text        not null check (length(payer) between 1 and 200),
  paid_at   timestamptz not null,
  taken_by  bigint      not null,
  -- Số tham chiếu: of the gateway, the bank or the carrier. Money that is told twice is taken once.
  reference text        constraint payment_referenced_once unique check (length(reference) between 1 and 100),
  constraint payment_reference_by_way check (way = 'cash' or reference is not null)
);
comment on table payments.payment is 'Lần nộp tiền cho một hay nhiều khoản phải thu';
create index payment_of_unit on payments.payment (unit_id, paid_at desc, id desc);

-- Of which charges a payment was made; each charge is paid once and whole.
create table payments.payment_item (
  payment_id bigint not null references payments.payment,
  charge_id  bigint not null references payments.charge,
  amount     bigint not null check (amount > 0),
  -- Set when the money went back, so that the charge can be paid again.
  undone_at  timestamptz,
  primary key (payment_id, charge_id)
);
comment on table payments.payment_item is 'Khoản đã nộp trong một lần nộp tiền';
create unique index charge_paid_once on payments.payment_item (charge_id) where undone_at is null;

grant usage on all sequences in schema payments to motcua_app;
grant select, insert on payments.charge, payments.payment, payments.payment_item to motcua_app;
grant update (amount, why, state, changed_at, changed_by, change_why) on payments.charge to motcua_app;
grant update (undone_at) on payments.payment_item to motcua_app;
grant select on payments.charge, payments.payment_item to motcua_report;
grant select (id, public_id, unit_id, way, amount, paid_at, taken_by, reference) on payments.payment to motcua_report;
