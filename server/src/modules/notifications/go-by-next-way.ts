import type { Ctx } from '../../platform/db.ts'
import { type Missed, isToldBesides } from './delivery-store.ts'
import { keep } from './queue-message.ts'

/**
 * Queues by the next way that was written down for it what did not come by its own; nothing where there is none, and no
 * letter to whom another way tells the same, or still may: a letter is for whoever was missed by all (ADR 0126).
 */
export async function goByNextWay(ctx: Ctx, message: Missed): Promise<void> {
  const { toPerson, template, language, subject, dossierId, era, eventId, again, thenBy: [next, ...thenBy] } = message
  if (!next || (next.channel === 'letter' && await isToldBesides(ctx.tx, message))) return
  await keep(ctx, { ...next, toPerson, template, language, subject, dossierId, era, eventId, again, thenBy })
}
