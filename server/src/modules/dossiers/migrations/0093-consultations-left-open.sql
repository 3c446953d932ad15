-- Owner: dossiers. What was asked about dossiers that have come to their end is looked at once more, and ended.

-- Whose silence was recorded before was looked at no more, and stayed in the queue for ever.
update dossiers.consultation c set next_at = c.due_at from dossiers.dossier d
where d.id = c.dossier_id and c.next_at is null and c.silent_at is not null
  and c.answered_at is null and c.withdrawn_at is null and c.ended_at is null
  and d.state in ('being-returned', 'settled', 'returned', 'unsettled', 'stopped');
