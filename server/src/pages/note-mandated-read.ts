import { recordRead } from '../modules/audit/public.ts'
import type { Visit } from './visit.ts'

/**
 * Puts on record that somebody who acts for an organisation was shown what is the organisation's, before the answer
 * leaves (NĐ 13/2023). What is one's own is nobody else's business, and is not noted.
 */
export async function noteMandatedRead(visit: Visit, organisationId: bigint, dossierId?: bigint): Promise<void> {
  const { rooms, request, actor } = visit
  if (!actor || actor.personId === organisationId) return
  await recordRead(rooms.db, {
    happenedAt: rooms.clock.now(), actorId: actor.accountId, fromAddr: request.ip,
    page: request.routeOptions.url ?? '', purpose: 'mandate', dossierId, personIds: [organisationId],
  })
}
