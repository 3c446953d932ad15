import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, addDays, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DutyDirectory, type DutySeparated, keepDutiesApart } from '../identity/public.ts'
import { type ModelDeed, stateAfter } from './domain/model-state.ts'
import { type Model, insertDeed, lockModel, moveModel } from './store/models.ts'

/** The policy `separate-duties` keeps these two apart. */
export const MODELLING = { subject: 'section-model', first: 'propose-model', second: 'approve-model' } as const

export interface DecideModel {
  readonly publicId: string
  readonly deed: ModelDeed
  readonly note: string
  /** Of an approval. */
  readonly decision?: { readonly number: string; readonly on: Day } | undefined
  /** Of a pilot: its first and its last planned day. */
  readonly pilot?: { readonly from: Day; readonly until: Day } | undefined
  readonly directory: DutyDirectory
  /** Units for which whoever decides has the right; an exception of one of them lets the proposer approve. */
  readonly unitIds: readonly bigint[]
  /** Whether whoever asks may do the deed with what a unit proposed. */
  readonly isReached: (proposerId: bigint) => boolean
}

export type DecideModelRefusal = DutySeparated
  | { readonly code: 'model-unknown' | 'model-moved-on' | 'model-decision-needed' }
  | { readonly code: 'model-days-needed' | 'days-reversed' | 'model-pilot-past' | 'decision-later' | 'model-pilot-early' }
  | { readonly code: 'model-pilot-long'; readonly days: number }

/**
 * Takes a proposal one step on by `domain/model-state.ts`: withdrawn, declined, approved by a decision, piloted from a
 * day to a day, rolled out or stopped; the pilot ends with that day. Refuses with `model-unknown` what is not within
 * reach, with `model-moved-on` what cannot follow, with `model-decision-needed` an approval without a decision,
 * `decision-later` one of a day to come, with `model-days-needed` a pilot without days, `days-reversed` days that are,
 * `model-pilot-past` one that would have begun before today, with `model-pilot-early` a roll-out before its first day
 * (it may be stopped before), with `model-pilot-long` one of more days than the policy `model-pilot-days` lets, with
 * `duty-separated` whoever proposed it and approves. Leaves `model.moved`.
 */
export async function decideModel(ctx: Ctx, input: DecideModel): Promise<Result<string, DecideModelRefusal>> {
  const { publicId, deed, note, decision, pilot, directory, unitIds, isReached } = input
  const model = await lockModel(ctx.tx, publicId)
  if (!model || !isReached(model.proposerId)) return refuse({ code: 'model-unknown' })
  const state = stateAfter(model.state, deed)
  if (!state) return refuse({ code: 'model-moved-on' })
  const today = dayOf(ctx.now)
  const said = wellSaid({ deed, decision, pilot, model, today, mostDays: mostPilotDays(directory) })
  if (!said.ok) return said
  if (deed === 'approve') {
    const apart = await keepDutiesApart(ctx, directory, {
      subject: MODELLING.subject, deed: MODELLING.second, unitIds,
    }, () => [{ deed: MODELLING.first, by: model.submittedBy, for: model.submittedFor }])
    if (!apart.ok) return apart
  }
  const isOver = deed === 'roll-out' || deed === 'stop'
  const endedOn = isOver ? [today, model.pilotUntil ?? today].toSorted()[0] : undefined
  await moveModel(ctx.tx, model.id, {
    state, endedOn, ...deed === 'approve' && { decision }, ...deed === 'pilot' && { pilot },
  })
  await insertDeed(ctx.tx, { modelId: model.id, state, note, at: ctx.now, by: ctx.actorId })
  await recordEvent({ ...ctx, unitId: model.proposerId }, {
    type: 'model.moved', subjectKind: 'model', subjectId: model.id,
    data: {
      model: publicId, from: model.state, to: state,
      ...deed === 'approve' && decision && { decision: decision.number, decidedOn: decision.on },
      ...deed === 'pilot' && pilot && { pilotFrom: pilot.from, pilotUntil: pilot.until },
      ...endedOn !== undefined && { pilotEndedOn: endedOn },
    },
  })
  return ok(publicId)
}

/** Whether a deed says what goes with it, and nothing that cannot be. */
function wellSaid({ deed, decision, pilot, model, today, mostDays }: Pick<DecideModel, 'deed' | 'decision' | 'pilot'> & {
  readonly model: Model; readonly today: Day; readonly mostDays: number | undefined
}): Result<undefined, DecideModelRefusal> {
  if (deed === 'approve' && !decision) return refuse({ code: 'model-decision-needed' })
  if (deed === 'approve' && decision && decision.on > today) return refuse({ code: 'decision-later' })
  if (deed === 'pilot' && !pilot) return refuse({ code: 'model-days-needed' })
  if (deed === 'pilot' && pilot && pilot.until < pilot.from) return refuse({ code: 'days-reversed' })
  if (deed === 'pilot' && pilot && pilot.from < today) return refuse({ code: 'model-pilot-past' })
  if (deed === 'pilot' && pilot && mostDays !== undefined && pilot.until >= addDays(pilot.from, mostDays))
    return refuse({ code: 'model-pilot-long', days: mostDays })
  if (deed === 'roll-out' && model.pilotFrom !== null && today < model.pilotFrom)
    return refuse({ code: 'model-pilot-early' })
  return ok(undefined)
}

/** Days that a pilot may last, its first and last included; undefined where the province sets no limit. */
function mostPilotDays(directory: Pick<DutyDirectory, 'policy'>): number | undefined {
  return directory.policy('model-pilot-days')?.value as number | undefined
}
