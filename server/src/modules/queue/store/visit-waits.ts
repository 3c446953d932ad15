import { type RawBuilder, sql } from 'kysely'

/**
 * How long a visit waited, of `queue.visit` in the same statement (turn_placed_once): `first_call` is the call that the
 * mean of waiting counts to; `answered` the first from which a service began, to which calling and putting aside adds
 * nothing; `waited_until` what is held against the target (ADR 0083): the answered call. Who was never served waited
 * until the last call, if they were called twice so many minutes apart and did not come, else until the visit ended;
 * null while it lasts.
 */
export function visitWaits(recallMinutes: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`cross join lateral (
    select first_call, answered, coalesce(answered, case when visit.left_at is null then null
      when last_call - first_call >= ${recallMinutes} * interval '1 minute' then last_call
      else visit.left_at end) as waited_until
    from (select min(first_called_at) as first_call, max(called_at) as last_call, min(answered_at) as answered
      from queue.turn of_visit where of_visit.visit_id = visit.id) calls) waits`
}
