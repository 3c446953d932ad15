import type { ModelEvaluation, ModelFigures } from '@motcua/contracts/models.ts'
import type { Productivity } from '@motcua/contracts/productivity.ts'
import { type Day, addDays, momentOn } from '../kernel/work-calendar.ts'
import { sectionsToCount } from '../modules/documents/public.ts'
import { type Timeliness, countTimeliness } from '../modules/dossiers/public.ts'
import { type Satisfaction, countSatisfaction, surveyRulesOf } from '../modules/evaluation/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { type Model, listPilotUnits, spansOfPilot } from '../modules/sections/public.ts'
import type { ApiRooms } from './rooms.ts'
import { showProductivity } from './show-productivity.ts'
import type { FigureDays } from './waits-of-days.ts'

/** What was counted of some sections in a span. */
interface Counted {
  readonly work: Productivity['sections']
  readonly timeliness: readonly Timeliness[]
  readonly satisfaction: readonly Satisfaction[]
}

/**
 * What a pilot brought: waiting, productivity, lateness and satisfaction at its sections before and during it, beside
 * sections of the same level and area at which nothing was piloted then (KH 1107 II.6.3). Null before the pilot begins.
 * Two reads a span of what is counted by day, one of dossiers and one of surveys.
 */
export async function evaluateModel(
  rooms: ApiRooms, model: Model, today: Day,
): Promise<ModelEvaluation | null> {
  const { pilotFrom: from, pilotUntil: until } = model
  const spans = from !== null && until !== null ? spansOfPilot({ from, until }, today, model.pilotEndedOn) : undefined
  if (!spans) return null
  const directory = rooms.directory.on(today)
  const elsewhere = await listPilotUnits(rooms.db, { from: spans.before.from, until: spans.during.until })
  const others = comparableTo(directory, model.unitIds, new Set(elsewhere))
  const [before, during] = await Promise.all([
    countIn(rooms, [...model.unitIds, ...others], spans.before),
    countIn(rooms, [...model.unitIds, ...others], spans.during),
  ])
  const side = (ids: readonly bigint[]) => ({
    sections: ids.length, before: figuresOf(directory, ids, before), during: figuresOf(directory, ids, during),
  })
  return { ...spans, pilots: side(model.unitIds), others: side(others) }
}

/** Sections of a level and an area that some of these have, at which nothing was piloted; in the order of the data. */
function comparableTo(directory: Directory, pilots: readonly bigint[], piloted: ReadonlySet<bigint>): bigint[] {
  const kindOf = new Map(sectionsToCount(directory).map(({ unit, level }) => {
    const territory = directory.territoryOf(unit.id)
    return [unit.id, `${level} ${(territory === undefined ? null : directory.byId(territory)?.areaType) ?? ''}`]
  }))
  const kinds = new Set(pilots.flatMap((id) => kindOf.get(id) ?? []))
  return [...kindOf].flatMap(([id, kind]) => kinds.has(kind) && !piloted.has(id) && !pilots.includes(id) ? [id] : [])
}

async function countIn(rooms: ApiRooms, ids: readonly bigint[], span: FigureDays): Promise<Counted> {
  const [{ sections }, timeliness, satisfaction] = await Promise.all([
    showProductivity(rooms, ids, span, { nameIn: ({ name }) => name, postName: '', programName: '' }),
    countTimeliness(rooms.db, {
      unitIds: ids, from: momentOn(span.from, 0), before: momentOn(addDays(span.until, 1), 0), now: rooms.clock.now(),
    }),
    countSatisfaction(rooms.db, ids, span),
  ])
  return { work: sections, timeliness, satisfaction }
}

function figuresOf(directory: Directory, ids: readonly bigint[], counted: Counted): ModelFigures {
  const publicIds = new Set(ids.map((id) => directory.lastKnown(id)?.publicId))
  const work = counted.work.filter(({ unitId }) => publicIds.has(unitId))
  const timeliness = counted.timeliness.filter(({ unitId }) => ids.includes(unitId))
  const called = sumOf(work, ({ wait }) => wait.called)
  const [asked, due] = [work.filter(({ expected }) => expected !== null), sumOf(timeliness, (one) => one.due)]
  const expected = sumOf(asked, (one) => one.expected ?? 0)
  const late = sumOf(timeliness, (one) => one.late)
  const surveys = counted.satisfaction.filter(({ unitId }) => ids.includes(unitId))
  const [count, scored] = [sumOf(surveys, (one) => one.surveys), sumOf(surveys, (one) => one.scored)]
  const isShown = scored > 0 && count >= (surveyRulesOf(directory)?.leastShown ?? Infinity)
  return {
    wait: called === 0 ? null : Math.round(sumOf(work, ({ wait }) => (wait.mean ?? 0) * wait.called) / called), called,
    received: sumOf(work, ({ received }) => received),
    share: expected === 0 ? null : sumOf(asked, (one) => (one.share ?? 0) * (one.expected ?? 0)) / expected,
    due, late, lateShare: due === 0 ? null : late / due,
    surveys: count, satisfaction: isShown ? sumOf(surveys, (one) => one.satisfied) / scored : null,
  }
}

function sumOf<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0)
}
