import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { shareOf } from './domain/share.ts'
import { sheetsOfUnit } from './domain/unit-sheets.ts'
import { type RuledPeriod, periodByCode } from './evaluation-rules.ts'
import type { EvaluationRooms } from './gather-steps.ts'
import {
  type Figures, findClosed, insertPeriod, keepSheets, keepSteps, listKeptSteps, listKeptUnits, lockPeriod,
} from './store/closed-periods.ts'
import { grantBySilence } from './store/contests.ts'
import { type NormsOfSides, keepNorms } from './store/norms.ts'
import { countSatisfaction } from './store/surveys.ts'
import { surveyRulesOf } from './survey-rules.ts'
import { countSides, walkSteps } from './walk-steps.ts'

export interface ClosePeriod {
  readonly code: string
  /** Whether whoever closes does so for the whole province. */
  readonly isOfProvince: boolean
}

export type ClosePeriodRefusal = {
  readonly code: 'evaluation-period-unknown' | 'evaluation-period-open' | 'evaluation-closed'
}

/** What was closed. */
export interface Closed {
  readonly publicId: string
  readonly steps: number
  readonly officers: number
  readonly units: number
  /** Contested, and decided by nobody in time. */
  readonly silent: number
}

/**
 * Closes a period for the whole province: keeps each step as it stands, how its kind is usually done, and the sheet of
 * each officer and unit, for good; what is learnt later is told beside them. What was contested and nobody decided is
 * granted: the silence of a head is not the officer's loss. Refuses with `evaluation-period-unknown` a code that the
 * rules do not have, or whoever is not of the whole province, `evaluation-period-open` before the days for deciding are
 * over, `evaluation-closed` the second time. Leaves `evaluation.closed`.
 */
export async function closePeriod(
  ctx: Ctx, rooms: EvaluationRooms, { code, isOfProvince }: ClosePeriod,
): Promise<Result<Closed, ClosePeriodRefusal>> {
  const { tx } = ctx
  const period = periodByCode(rooms.directory, code)
  if (!period || !isOfProvince) return refuse({ code: 'evaluation-period-unknown' })
  if (dayOf(ctx.now) <= period.decideUntil) return refuse({ code: 'evaluation-period-open' })
  await lockPeriod(tx, code, 'alone')
  const made = await findClosed(tx, code) ? undefined : await insertPeriod(ctx, period)
  if (!made) return refuse({ code: 'evaluation-closed' })
  const silent = await grantBySilence(ctx, code)
  let steps = 0
  const norms = await countSides(walkSteps(rooms, tx, period), async (page) => {
    steps += page.length
    await keepSteps(tx, made.id, page)
  })
  await keepNorms(tx, made.id, norms)
  const units = await listKeptUnits(tx, made.id)
  let officers = 0
  for (const unitId of units) officers += await keepUnit(ctx, rooms, { period, periodId: made.id, norms, unitId })
  await recordEvent(ctx, {
    type: `evaluation.closed`, subjectKind: 'evaluation-period', subjectId: made.id,
    data: { period: code, steps, officers, units: units.length, silent },
  })
  return ok({ publicId: made.publicId, steps, officers, units: units.length, silent })
}

interface UnitToKeep {
  readonly period: RuledPeriod
  readonly periodId: bigint
  readonly norms: NormsOfSides
  readonly unitId: bigint
}

/** Keeps the sheets of one unit; answers of how many officers. */
async function keepUnit(
  { tx }: Ctx, rooms: EvaluationRooms, { period, periodId, norms, unitId }: UnitToKeep,
): Promise<number> {
  const { unit, officers, sheets } = sheetsOfUnit(await listKeptSteps(tx, periodId, unitId), norms, period.rules)
  const [said] = await countSatisfaction(tx, [unitId], period)
  const least = surveyRulesOf(rooms.directory.on(period.until))?.leastShown
  const satisfaction: Figures['satisfaction'] = said && least !== undefined && said.surveys >= least
    ? { ...shareOf(said.satisfied, said.scored), surveys: said.surveys } : null
  await keepSheets(tx, periodId, [
    { unitId, accountId: null, figures: { sheet: unit, rank: null, ranked: 0, officers, satisfaction } },
    ...sheets.map(({ officerId, sheet, rank, ranked }) =>
      ({ unitId, accountId: officerId, figures: { sheet, rank, ranked, officers, satisfaction } })),
  ])
  return sheets.length
}
