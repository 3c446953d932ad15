import type { TObject } from 'typebox'
import type { Answer } from './ask-partner.ts'

/** tells: we send it what happened. brings: it has something for us. answers: it is asked while somebody waits. */
export type PartnerWay = 'tells' | 'brings' | 'answers'

/** What this program knows of an outside system before it has spoken to it: one in each adapter's folder. */
export interface Manifest {
  /** The name of its part in MOTCUA_PARTNERS, of its standing in the outbox and at the desk. */
  readonly partner: string
  /** Whether there may be several: parts with its name, a hyphen and more, each a system by itself. */
  readonly isFamily?: boolean
  /** In Vietnamese, as `motcua doctor` names it; the desk's own names (PARTNER_NAMES) say the same. */
  readonly title: string
  readonly ways: readonly PartnerWay[]
  /** Where the shapes of its calls stand. */
  readonly shapes: string
  /** Its part of MOTCUA_PARTNERS, as JSON Schema. */
  readonly settings: TObject
  /**
   * Where these settings say that it is reached over another system: which, and what they must be then. Without one it
   * is reached by itself.
   */
  readonly over?: (given: Answer) => { readonly partner: string; readonly settings: TObject } | undefined
  /**
   * Speaks with the system once and changes nothing there, of nobody where it has such a call: that it answers, lets us
   * in and is understood. Throws SendFault of what is wrong. `settings` are sound.
   */
  check(settings: Answer): Promise<void>
}
