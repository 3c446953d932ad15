-- Owner: payments. Bills that are paid online or by transfer, the money that gateway and bank tell of, and differences.

-- Đơn thanh toán: charges of one payer to one section, of one dossier or of several, paid together under one reference.
create table payments.bill (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint bill_addressed_once unique,
  -- Mã thanh toán: stands in the text of a transfer, where banks keep letters and digits only.
  reference  text        not null constraint bill_referenced_once unique check (reference ~ '^MC[A-HJ-NP-Z2-9]{10}$'),
  unit_id    bigint      not null,
  account_id bigint      not null,
  payer      text        not null check (length(payer) between 1 and 200),
  -- Whole đồng, the sum of its charges when it was opened; no browser ever says it.
  amount     bigint      not null check (amount between 1 and 9007199254740991),
  state      text        not null check (state in ('open', 'paid', 'expired', 'cancelled', 'mismatched')),
  opened_at  timestamptz not null,
  expires_at timestamptz not null check (expires_at > opened_at),
  changed_at timestamptz,
  -- When the gateway was last asked what became of it: a callback may be lost.
  asked_at   timestamptz,
  constraint bill_changed_by_state check (state = 'open' or changed_at is not null)
);
comment on table payments.bill is 'Đơn thanh toán trực tuyến hoặc chuyển khoản';
create index bill_open on payments.bill (expires_at, id) where state = 'open';
create index bill_not_paid on payments.bill (opened_at, id) where state <> 'paid';
create index bill_of_account on payments.bill (account_id, id desc);

create table payments.bill_item (
  bill_id   bigint  not null references payments.bill,
  charge_id bigint  not null references payments.charge,
  amount    bigint  not null check (amount > 0),
  -- While the bill is open: nobody pays a charge twice by two bills side by side.
  is_open   boolean not null,
  primary key (bill_id, charge_id)
);
comment on table payments.bill_item is 'Khoản phải thu trong một đơn thanh toán';
create unique index charge_in_one_open_bill on payments.bill_item (charge_id) where is_open;
create index bill_item_of_charge on payments.bill_item (charge_id, bill_id);

-- Khoản tiền đến: money of which the gateway or the bank told, each once, whatever became of it here.
create table payments.remittance (
  id         bigint      generated always as identity primary key,
  public_id  uuid        not null default gen_random_uuid() constraint remittance_addressed_once unique,
  source     text        not null check (source in ('gateway', 'bank')),
  -- Mã giao dịch: of the gateway or of the bank.
  reference  text        not null check (length(reference) between 1 and 100),
  bill_id    bigint      references payments.bill,
  unit_id    bigint,
  amount     bigint      not null check (amount between 1 and 9007199254740991),
  -- When it was paid, as they say; the day is that of Viet Nam.
  came_at    timestamptz not null,
  day        date        not null,
  told_at    timestamptz not null,
  outcome    text        not null check (outcome in ('taken', 'amount-differs', 'not-owed', 'bill-unknown')),
  payment_id bigint      constraint remittance_of_payment_once unique references payments.payment,
  constraint remittance_told_once unique (source, reference),
  constraint remittance_paid_by_outcome check ((payment_id is not null) = (outcome = 'taken')),
  constraint remittance_bill_by_outcome check ((bill_id is null) = (outcome = 'bill-unknown')),
  constraint remittance_unit_by_bill check (bill_id is null or unit_id is not null)
);
comment on table payments.remittance is 'Khoản tiền mà cổng thanh toán hoặc ngân hàng báo đã đến';
create index remittance_of_day on payments.remittance (day, id);
create index remittance_of_bill on payments.remittance (bill_id, id);

-- Tin báo: each word of the gateway, also what was forged; what is no money of ours stands nowhere else.
create table payments.notice (
  id          bigint      generated always as identity primary key,
  heard_at    timestamptz not null,
  outcome     text        not null check (outcome in
    ('taken', 'amount-differs', 'not-owed', 'bill-unknown', 'known', 'forged', 'stale', 'unreadable')),
  -- SHA-256 of what came; of what is not signed nothing else is kept.
  body_hash   bytea       not null check (length(body_hash) = 32),
  remittance_id bigint    references payments.remittance,
  constraint notice_refused_or_told check
    ((remittance_id is null) = (outcome in ('forged', 'stale', 'unreadable')))
);
comment on table payments.notice is 'Tin báo của cổng thanh toán, kể cả tin giả';
create index notice_heard on payments.notice (heard_at, id);

-- Chênh lệch: what does not go together, until somebody settles it or it goes together after all.
create table payments.difference (
  id        bigint      generated always as identity primary key,
  public_id uuid        not null default gen_random_uuid() constraint difference_addressed_once unique,
  day       date        not null,
  -- None where nobody knows whose money it is.
  unit_id   bigint,
  kind      text        not null check (kind in
    ('amount', 'not-owed', 'missing-here', 'missing-gateway', 'missing-statement', 'unmatched')),
  source    text        not null check (source in ('gateway', 'bank', 'statement', 'ours')),
  reference text        not null check (length(reference) between 1 and 100),
  -- What it is here and what it is there, in whole đồng; null where it is not.
  ours      bigint      check (ours between 0 and 9007199254740991),
  theirs    bigint      check (theirs between 0 and 9007199254740991),
  state     text        not null check (state in ('open', 'settled', 'gone')),
  found_at  timestamptz not null,
  ended_at  timestamptz,
  ended_by  bigint,
  why       text        check (length(why) between 1 and 1000),
  constraint difference_listed_once unique (kind, source, reference),
  constraint difference_ended_by_state check ((ended_at is null) = (state = 'open')),
  constraint difference_settled_by_somebody check ((ended_by is not null and why is not null) = (state = 'settled'))
);
comment on table payments.difference is 'Chênh lệch giữa số của hệ thống, cổng thanh toán và sao kê';
create index difference_of_day on payments.difference (day, id);
create index difference_open on payments.difference (day, id) where state = 'open';

grant usage on all sequences in schema payments to motcua_app;
grant select, insert on payments.bill, payments.bill_item, payments.remittance, payments.notice, payments.difference
  to motcua_app;
grant update (state, changed_at, asked_at) on payments.bill to motcua_app;
grant update (is_open) on payments.bill_item to motcua_app;
grant update (ours, theirs, state, ended_at, ended_by, why) on payments.difference to motcua_app;
grant select (id, public_id, reference, unit_id, amount, state, opened_at, expires_at, changed_at) on payments.bill
  to motcua_report;
grant select on payments.bill_item, payments.remittance, payments.notice, payments.difference to motcua_report;
