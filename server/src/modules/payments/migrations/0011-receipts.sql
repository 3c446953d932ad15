-- Owner: payments. Booklets of receipts, and the receipts that were given for payments.

-- Quyển biên lai: numbers in a row under one form and symbol, given to whoever takes money.
create table payments.booklet (
  id           bigint      generated always as identity primary key,
  public_id    uuid        not null default gen_random_uuid() constraint booklet_addressed_once unique,
  unit_id      bigint      not null,
  -- Mẫu số and ký hiệu, as they are printed.
  form         text        not null check (length(form) between 1 and 20),
  symbol       text        not null check (length(symbol) between 1 and 20),
  first_number integer     not null check (first_number between 1 and 9999999),
  last_number  integer     not null check (last_number between first_number and 9999999),
  -- Drawn in the transaction of the payment, so that a number is used up only with its receipt.
  next_number  integer     not null,
  holder_id    bigint      not null references identity.staff,
  opened_at    timestamptz not null,
  opened_by    bigint      not null references identity.staff,
  closed_at    timestamptz check (closed_at >= opened_at),
  closed_by    bigint      references identity.staff,
  close_why    text        check (length(close_why) between 1 and 1000),
  constraint booklet_next_within check (next_number between first_number and last_number + 1),
  constraint booklet_closed_whole check (num_nulls(closed_at, closed_by, close_why) in (0, 3)),
  constraint booklet_numbers_apart exclude using gist
    (unit_id with =, form with =, symbol with =, int4range(first_number, last_number, '[]') with &&)
);
comment on table payments.booklet is 'Quyển biên lai: mẫu số, ký hiệu, từ số đến số, ai giữ';
create index booklet_of_holder on payments.booklet (holder_id, unit_id, id) where closed_at is null;
create index booklet_of_unit on payments.booklet (unit_id, id desc);

-- Biên lai: what somebody holds for a payment. Never changed but for what becomes of it, and never deleted.
create table payments.receipt (
  id              bigint      generated always as identity primary key,
  public_id       uuid        not null default gen_random_uuid() constraint receipt_addressed_once unique,
  booklet_id      bigint      not null references payments.booklet,
  number          integer     not null check (number > 0),
  payment_id      bigint      not null references payments.payment,
  unit_id         bigint      not null,
  payer           text        not null check (length(payer) between 1 and 200),
  -- What was paid as it stood then: name, amount and dossier (its id as text) of each charge.
  lines           jsonb       not null check (jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) > 0),
  amount          bigint      not null check (amount between 1 and 9007199254740991),
  issued_at       timestamptz not null,
  issued_by       bigint      not null references identity.staff,
  -- Thay thế biên lai đã hủy.
  replaces_id     bigint      constraint receipt_replaced_once unique references payments.receipt,
  -- Đề nghị hủy, then hủy by somebody who did not issue it; or by a refund, which two have looked at.
  void_asked_at   timestamptz check (void_asked_at >= issued_at),
  void_asked_by   bigint,
  void_why        text        check (length(void_why) between 1 and 1000),
  voided_at       timestamptz check (voided_at >= void_asked_at),
  voided_by       bigint,
  void_refund_id  bigint      references payments.refund,
  constraint receipt_numbered_once unique (booklet_id, number),
  constraint receipt_void_asked_whole check (num_nulls(void_asked_at, void_asked_by, void_why) in (0, 3)),
  constraint receipt_voided_whole check (num_nulls(voided_at, voided_by) in (0, 2)),
  constraint receipt_voided_after_asking check (voided_at is null or void_asked_at is not null),
  constraint receipt_voided_by_another check (voided_by <> issued_by or void_refund_id is not null)
);
comment on table payments.receipt is 'Biên lai thu phí, lệ phí: số, người nộp, các khoản, số tiền; hủy và thay thế';
create unique index receipt_of_payment_once on payments.receipt (payment_id) where voided_at is null;
create index receipt_of_payment on payments.receipt (payment_id, id);
-- The receipts of a section on a day, by number of its moment.
create index receipt_of_unit on payments.receipt (unit_id, issued_at desc, id desc);
create index receipt_to_void on payments.receipt (unit_id, id) where void_asked_at is not null and voided_at is null;

grant usage on all sequences in schema payments to motcua_app;
grant select, insert on payments.booklet, payments.receipt to motcua_app;
grant update (next_number, holder_id, closed_at, closed_by, close_why) on payments.booklet to motcua_app;
grant update (void_asked_at, void_asked_by, void_why, voided_at, voided_by, void_refund_id)
  on payments.receipt to motcua_app;
grant select (id, public_id, unit_id, form, symbol, first_number, last_number, next_number, holder_id, opened_at,
  opened_by, closed_at, closed_by) on payments.booklet to motcua_report;
grant select (id, public_id, booklet_id, number, payment_id, unit_id, amount, issued_at, issued_by, replaces_id,
  void_asked_at, void_asked_by, voided_at, voided_by, void_refund_id) on payments.receipt to motcua_report;
