import type { Tx } from '../../platform/db.ts'
import type { Outlet, WaitingMessage } from './domain/message.ts'

/** An outlet beside whose messages something is kept. */
export interface KeepingOutlet extends Outlet {
  /** What is kept with messages that were taken, in the transaction that notes that they were. */
  keepTaken?(tx: Tx, taken: readonly WaitingMessage[], machineNow: Date): Promise<void>
}
