-- Owner: integration. A payment of the treasury that is held here differs, too: it has a number there, and no dossier that is certain.

alter table integration.difference
  drop constraint difference_of_something,
  add constraint difference_of_something check (case
    when kind in ('missing-here', 'not-taken', 'taken-elsewhere')
      then num_nonnulls(dossier_id, message_id, ours, told) = 0 and num_nonnulls(number, theirs) = 2
    when kind = 'not-confirmed' then num_nonnulls(dossier_id, message_id) = 0 and num_nonnulls(number, ours, theirs) = 3
    -- Of a dossier, or of a payment, which has a number there.
    when kind in ('said-otherwise', 'held-here')
      then num_nonnulls(dossier_id, number) = 1 and message_id is null and ours is not null
    else num_nonnulls(dossier_id, message_id) > 0 and ours is not null and number is null end);
