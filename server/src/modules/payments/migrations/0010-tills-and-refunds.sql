-- Owner: payments. Who took cash where, from when to when, with its counts; and money that went back.

-- Ca thu tiền: one cashier at one section, from counting the money in the drawer to counting it again.
create table payments.till (
  id             bigint      generated always as identity primary key,
  public_id      uuid        not null default gen_random_uuid() constraint till_addressed_once unique,
  unit_id        bigint      not null,
  cashier_id     bigint      not null references identity.staff,
  opened_at      timestamptz not null,
  -- Whole đồng, counted: to give change.
  start_amount   bigint      not null check (start_amount between 0 and 9007199254740991),
  closed_at      timestamptz check (closed_at >= opened_at),
  -- The cashier, or the head where the cashier went without closing.
  closed_by      bigint      references identity.staff,
  -- What was in the drawer, and what should have been: start, what was taken, less what was paid back.
  counted        bigint      check (counted between 0 and 9007199254740991),
  expected       bigint      check (expected between -9007199254740991 and 9007199254740991),
  difference_why text        check (length(difference_why) between 1 and 1000),
  accepted_at    timestamptz check (accepted_at >= closed_at),
  accepted_by    bigint      references identity.staff,
  constraint till_closed_whole check (num_nulls(closed_at, closed_by, counted, expected) in (0, 4)),
  constraint till_difference_told check (counted = expected or difference_why is not null),
  constraint till_accepted_whole check (num_nulls(accepted_at, accepted_by) in (0, 2)),
  constraint till_accepted_by_another check (accepted_by <> cashier_id and accepted_at >= closed_at)
);
comment on table payments.till is 'Ca thu tiền mặt: ai thu, ở đâu, tiền đầu ca, đếm cuối ca, chênh lệch';
create unique index till_of_one_once on payments.till (cashier_id) where closed_at is null;
-- What the head looks through; and what is left to do of days that are over.
create index till_of_unit on payments.till (unit_id, id desc);
create index till_waiting on payments.till (unit_id, id) where accepted_at is null;

-- Tiền mặt đã thu: into which till a payment went, and what was handed over for it.
create table payments.till_payment (
  payment_id bigint not null primary key references payments.payment,
  till_id    bigint not null references payments.till,
  -- Of which the change was given back.
  given      bigint not null check (given between 1 and 9007199254740991)
);
comment on table payments.till_payment is 'Lần nộp tiền mặt thuộc ca thu nào, khách đưa bao nhiêu';
create index till_payment_of_till on payments.till_payment (till_id, payment_id);

-- Hoàn trả: money of a payment goes back, for some of its charges or for all.
create table payments.refund (
  id           bigint      generated always as identity primary key,
  public_id    uuid        not null default gen_random_uuid() constraint refund_addressed_once unique,
  payment_id   bigint      not null references payments.payment,
  -- Whose money it was.
  unit_id      bigint      not null,
  amount       bigint      not null check (amount between 1 and 9007199254740991),
  reason       text        not null check (length(reason) between 1 and 1000),
  state        text        not null check (state in ('asked', 'approved', 'refused', 'done', 'failed')),
  way          text        not null check (way in ('cash', 'transfer', 'online')),
  -- What becomes of its charges: to be paid again, or taken back.
  charges_then text        not null check (charges_then in ('owed', 'cancelled')),
  asked_by     bigint      not null,
  asked_at     timestamptz not null,
  decided_by   bigint,
  decided_at   timestamptz check (decided_at >= asked_at),
  -- Why it was refused.
  decided_why  text        check (length(decided_why) between 1 and 1000),
  done_at      timestamptz,
  done_by      bigint,
  -- The till that paid it out.
  till_id      bigint      references payments.till,
  -- Of the gateway or the bank.
  reference    text        constraint refund_referenced_once unique check (length(reference) between 1 and 100),
  constraint refund_decided_by_state check ((decided_at is null) = (state = 'asked')),
  constraint refund_decided_whole check (num_nulls(decided_at, decided_by) in (0, 2)),
  constraint refund_decided_by_another check (decided_by <> asked_by or asked_by = 1),
  constraint refund_done_by_state check ((done_at is not null) = (state in ('done', 'failed'))),
  constraint refund_done_whole check (num_nulls(done_at, done_by) in (0, 2)),
  constraint refund_of_cash_by_till check ((till_id is not null) = (way = 'cash' and state = 'done'))
);
comment on table payments.refund is 'Hoàn trả tiền của một lần nộp: lý do, ai đề nghị, ai duyệt, đã trả lúc nào';
create index refund_of_payment on payments.refund (payment_id, id);
create index refund_of_unit on payments.refund (unit_id, id desc);
create index refund_waiting on payments.refund (unit_id, id) where state in ('asked', 'approved');
create index refund_of_till on payments.refund (till_id) where till_id is not null;

-- For which charges; each goes back once.
create table payments.refund_item (
  refund_id  bigint  not null references payments.refund,
  payment_id bigint  not null,
  charge_id  bigint  not null,
  -- Of a refund that was refused or failed: the charge may be asked for again.
  is_void    boolean not null default false,
  primary key (refund_id, charge_id),
  foreign key (payment_id, charge_id) references payments.payment_item (payment_id, charge_id)
);
comment on table payments.refund_item is 'Khoản được hoàn trả';
create unique index charge_of_payment_refunded_once on payments.refund_item (payment_id, charge_id) where not is_void;

grant select, insert on payments.till, payments.till_payment, payments.refund, payments.refund_item to motcua_app;
grant update (closed_at, closed_by, counted, expected, difference_why, accepted_at, accepted_by)
  on payments.till to motcua_app;
grant update (state, decided_by, decided_at, decided_why, done_at, done_by, till_id, reference)
  on payments.refund to motcua_app;
grant update (is_void) on payments.refund_item to motcua_app;
grant select on payments.till_payment, payments.refund_item to motcua_report;
grant select (id, public_id, unit_id, cashier_id, opened_at, start_amount, closed_at, closed_by, counted, expected,
  accepted_at, accepted_by) on payments.till to motcua_report;
grant select (id, public_id, payment_id, unit_id, amount, state, way, charges_then, asked_by, asked_at, decided_by,
  decided_at, done_at, done_by, till_id, reference) on payments.refund to motcua_report;
