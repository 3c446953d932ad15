import type { Ctx } from '../../platform/db.ts'
import { keep } from './queue-message.ts'
import type { DueMessage } from './store.ts'

type Missed = Pick<
  DueMessage, 'template' | 'language' | 'subject' | 'era' | 'eventId' | 'thenBy' | 'toPerson' | 'dossierId'
>

/** Queues by the next way that was written down for it what did not come by its own; nothing where there is none. */
export async function goByNextWay(
  ctx: Ctx, { toPerson, template, language, subject, dossierId, era, eventId, thenBy: [next, ...thenBy] }: Missed,
): Promise<void> {
  if (next) await keep(ctx, { ...next, toPerson, template, language, subject, dossierId, era, eventId, thenBy })
}
