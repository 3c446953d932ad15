-- Owner: integration. Days of sector systems and of the treasury are reconciled, too: by what they say of dossiers and payments.

alter table integration.difference
  drop constraint difference_known,
  add constraint difference_known check (kind in ('not-told', 'waiting', 'dead', 'missing-there', 'state-differs', 'missing-here',
    'unread-there', 'not-taken', 'taken-elsewhere', 'not-confirmed', 'not-heard', 'held-here', 'said-otherwise')),
  drop constraint difference_of_something,
  add constraint difference_of_something check (case
    when kind in ('missing-here', 'not-taken', 'taken-elsewhere')
      then num_nonnulls(dossier_id, message_id, ours, told) = 0 and num_nonnulls(number, theirs) = 2
    when kind = 'not-confirmed' then num_nonnulls(dossier_id, message_id) = 0 and num_nonnulls(number, ours, theirs) = 3
    -- Of a dossier, or of a payment, which has a number there.
    when kind = 'said-otherwise' then num_nonnulls(dossier_id, number) = 1 and message_id is null and ours is not null
    else num_nonnulls(dossier_id, message_id) > 0 and ours is not null and number is null end);

-- Payments into the budget of a day, by what the treasury says of when they were made.
create index message_in_paid_on on integration.message_in (partner, said_at, id) where kind = 'tax-receipt';
