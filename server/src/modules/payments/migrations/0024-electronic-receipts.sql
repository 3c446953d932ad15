-- Owner: payments. Receipts for money that came without anybody's hands.

-- A booklet that nobody holds: the program gives its numbers (biên lai điện tử).
alter table payments.booklet alter column holder_id drop not null;
create index booklet_electronic on payments.booklet (unit_id, id) where holder_id is null and closed_at is null;
-- None: given by the program, out of such a booklet.
alter table payments.receipt alter column issued_by drop not null;
-- What came online or by transfer in a section, to find what has no receipt yet.
create index payment_without_hands on payments.payment (unit_id, paid_at) where way in ('online', 'transfer');
