import type { Outlet } from './domain/message.ts'
import type { MessageMaker } from './move-events.ts'

/** What joins this program with one outside system. */
export interface Adapter extends MessageMaker {
  readonly outlet: Outlet
}
