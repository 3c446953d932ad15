import type { Day } from '../../kernel/civil-day.ts'
import type { Db } from '../../platform/db.ts'
import type { ComparedDay } from './compared-day.ts'
import type { Inlet } from './inlet.ts'
import type { KeepingOutlet } from './keeping-outlet.ts'
import type { MessageMaker } from './move-events.ts'
import type { Meanings } from './national-portal/procedures-in/compare-procedure.ts'
import type { PortalProcedure } from './national-portal/procedures-in/portal-procedure.ts'

/** What joins this program with one outside system. */
export interface Adapter extends MessageMaker {
  readonly outlet: KeepingOutlet
  /** Where the partner has something for us. */
  readonly inlet?: Inlet
  /**
   * The states of dossiers as the partner says them, in its codes, by their numbers; without those that it has not.
   * Throws SendFault. Left out where the partner has no states of dossiers.
   */
  look?(numbers: readonly string[]): Promise<ReadonlyMap<string, string>>
  /**
   * The dossiers that the partner has as handed in on a day, with their states, by their numbers after one, at most so
   * many. Throws SendFault. Left out where it gives no such list.
   */
  list?(day: Day, page: { readonly after: string; readonly limit: number }): Promise<ReadonlyMap<string, string>>
  /**
   * Holds a day against the partner by what lies there, in the place of `look`. Throws SendFault. Left out where
   * dossiers are compared, or nothing is.
   */
  compare?(db: Db, day: Day): Promise<ComparedDay>
  /** Where the partner publishes procedures that ours are held against. */
  readonly procedures?: PublishedProcedures
}

/** The procedures that a partner publishes. */
export interface PublishedProcedures {
  /** All of them by their codes; undefined of one that cannot be read. Throws SendFault. */
  list(): Promise<ReadonlyMap<string, PortalProcedure | undefined>>
  /** What its codes mean here on a day. */
  meaningsOn(day: Day): Meanings
}

/** One whose partner can be asked how dossiers stand there, or what packages lie there. */
export type ComparableAdapter = Adapter & (Required<Pick<Adapter, 'look'>> | Required<Pick<Adapter, 'compare'>>)

/** Whether the partner can be asked how dossiers stand there, or what packages lie there. */
export function isComparable(adapter: Adapter): adapter is ComparableAdapter {
  return adapter.look !== undefined || adapter.compare !== undefined
}
