import type { Day } from '../../kernel/civil-day.ts'
import type { FoundDifference } from './store/reconciliations.ts'

export type NumberedDifference = FoundDifference & {
  /** Of the dossier or the document; of a word about one, and of what lies there for us, the address. */
  readonly number: string
  /** The address of the message of ours that differs, where it is one. */
  readonly message?: string
}

export interface ComparedDay {
  readonly partner: string
  readonly day: Day
  /** Dossiers of which something happened here on that day, or packages of it. */
  readonly compared: number
  readonly differences: readonly NumberedDifference[]
  /**
   * Packages of the partner that never came and are to be asked for by their names, whether it lists them or not; and
   * when that was found, by the clock of the machine.
   */
  readonly toAskFor?: { readonly names: readonly string[]; readonly at: Date }
}
