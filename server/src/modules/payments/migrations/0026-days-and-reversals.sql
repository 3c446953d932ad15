-- Owner: payments. Payments of a day, and whether money went back, are found by an index.

create index payment_of_day_without_hands on payments.payment (paid_at) where way in ('online', 'transfer');
create index reversal_of_remittance on payments.reversal (remittance_id, id);
drop index payments.reversal_of_difference;
