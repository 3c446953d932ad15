import type { Outlet } from './domain/message.ts'
import type { MessageMaker } from './move-events.ts'

/** What joins this program with one outside system. */
export interface Adapter extends MessageMaker {
  readonly outlet: Outlet
  /**
   * The states of dossiers as the partner says them, in its codes, by their numbers; without those that it has not.
   * Throws SendFault.
   */
  look(numbers: readonly string[]): Promise<ReadonlyMap<string, string>>
}
