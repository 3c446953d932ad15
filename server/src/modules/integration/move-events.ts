import type { Tx } from '../../platform/db.ts'
import type { RecordedEvent } from '../audit/public.ts'
import type { NewMessage } from './domain/message.ts'
import { addMessages, ensurePartner } from './store/outbox.ts'

/** What makes messages of events: the half of an adapter that reads the log. */
export interface MessageMaker {
  readonly partner: string
  make(tx: Tx, events: readonly RecordedEvent[]): Promise<readonly NewMessage[]>
}

/**
 * Puts into the outbox of a partner what it is told of these events, in the transaction that moves the cursor on: both
 * or neither, so that nothing is told of twice and nothing is left out.
 */
export async function moveEvents(
  tx: Tx, maker: MessageMaker, events: readonly RecordedEvent[], machineNow: Date,
): Promise<number> {
  const messages = await maker.make(tx, events)
  if (messages.length === 0) return 0
  await ensurePartner(tx, maker.partner)
  await addMessages(tx, maker.partner, messages, machineNow)
  return messages.length
}
