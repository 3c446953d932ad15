import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { JsonObject } from './domain/json.ts'
import type { Evaluated, Variables } from './domain/run/instance.ts'

interface AnyDeed {
  /** By which a service task asks for it; never given to another deed, since processes that run ask for it. */
  readonly name: string
  /** What it does, for whoever draws a process. */
  readonly title: string
  /** What it takes of the variables of the run, and what it gives back: contexts, whose entries become variables. */
  readonly takes: TSchema
  readonly gives: TSchema
}

export interface LookAt {
  readonly now: Date
  /** Of the unit that has the step. */
  readonly calendar: WorkCalendar | undefined
}

/** Done at once, within the move of the run: it looks something up, and changes nothing. */
export interface LookUp extends AnyDeed {
  readonly when: 'at-once'
  readonly look: (given: JsonObject, at: LookAt) => Evaluated<JsonObject>
}

export interface RunOfDeed { readonly instanceId: bigint; readonly publicId: string; readonly caseId: bigint | null }

/** Done by a job, in one transaction with the move that follows; tried again if it fails. */
export interface JobDeed extends AnyDeed {
  readonly when: 'by-job'
  readonly act: (ctx: Ctx, given: JsonObject, of: RunOfDeed) => Promise<Evaluated<JsonObject>>
}

/** What the program does when a service task asks for it (việc của chương trình). */
export type Deed = LookUp | JobDeed

/** Why a deed cannot be done with these variables, in words; undefined if it can. */
export function faultOfGiven({ takes, title }: Deed, given: Variables): string | undefined {
  const [first] = Value.Errors(takes, given)
  return first && `“${title}”: thiếu hoặc sai biến (${first.instancePath} ${first.message})`
}
