import type { Result } from '../../../../kernel/result.ts'
import type { Day } from '../../../../kernel/civil-day.ts'
import type { Clock } from '../../../../platform/clock.ts'
import type { Json } from '../../../../platform/db.ts'
import type { ProcedureVersion } from '../../../catalogue/public.ts'
import type { Delivery, DossierRooms } from '../../../dossiers/public.ts'
import type { QuestionRooms } from '../../registers/questions/plan-questions.ts'
import type { SaidField } from './handed-in.ts'

/** What was said, to be put into the form of a procedure. */
export interface Declaring {
  readonly version: ProcedureVersion
  readonly day: Day
  readonly said: readonly SaidField[]
  /** What is known besides, for questions of the form that nothing was said to. */
  readonly known: readonly SaidField[]
  /** Whom it is addressed to and where it is handed in, once the answers are known; undefined where nobody is. */
  placesOf(answers: Readonly<Record<string, unknown>>): { readonly agency: string; readonly place: string } | undefined
}

/** A declaration as it may be stored. */
export interface Declared {
  readonly formVersionId: bigint | null
  readonly answers: Json
  readonly writtenKeys: readonly string[]
  /** Conditional components that it makes necessary. */
  readonly needed: readonly string[]
  /** How the result is wanted, where the form asks that. */
  readonly delivery: { readonly delivery: Delivery; readonly address: string | null } | undefined
}

export type DeclareRefusal =
  /** The form does not ask it. */
  | { readonly code: 'declaration-field-unknown' }
  /** What is said cannot be an answer, or a needed one is missing. */
  | { readonly code: 'declaration-refused' }

/**
 * Puts what was said in the words of the shared dictionary into the form of a procedure and looks it through. A port:
 * forms are upstairs of this room.
 */
export type Declare = (asked: Declaring) => Result<Declared, DeclareRefusal>

/** What taking in from the portal needs of this program. */
export interface InwardRooms extends DossierRooms, Pick<QuestionRooms, 'registers'> {
  readonly clock: Clock
  readonly machineClock: Clock
  readonly declare: Declare
}
