import { addDays } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import { bodyHashOf } from '../../modules/audit/public.ts'
import { listPilotsIn } from '../../modules/catalogue/public.ts'
import {
  type DossierRooms, type OpenAt, countDraftsOf, countKeptPapers, countOpenAt, countRulesOf,
} from '../../modules/dossiers/public.ts'
import { countArrangements, countGrantsToPass } from '../../modules/identity/public.ts'
import {
  type Directory, type PlannedUnits, type SuccessionPlan, type SuccessionRefusal, beginSuccession, listNamedBy,
  openDirectory, previewSuccession,
} from '../../modules/organisation/public.ts'
import { countOpenWork } from '../../modules/workflow/public.ts'
import type { Backing } from '../../platform/db.ts'
import { inForecast } from '../../platform/in-forecast.ts'

type ForecastRooms = Backing & DossierRooms

/** What a plan would affect; nothing of it has happened. */
export interface Forecast {
  readonly plan: string
  readonly effective: string
  /** Words of procedures in force on the day that would lead to no unit. */
  readonly procedures: readonly { readonly procedure: string; readonly rule: string }[]
  readonly units: {
    readonly ended: number
    readonly begun: number
    readonly changed: number
    readonly communes: readonly [before: number, after: number]
  }
  readonly numbers: readonly { readonly code: string; readonly before: string; readonly after: string | null }[]
  readonly grants: { readonly accounts: number; readonly roles: number }
  readonly dossiers: OpenAt
  readonly work: { readonly tasks: number; readonly clocks: number; readonly legs: number; readonly onTheirWay: number }
  readonly drafts: number
  /** Paper results that lie at units which end, are on their way from or to them, or are to be collected there. */
  readonly papers: Awaited<ReturnType<typeof countKeptPapers>>
  /** What goes on at the heirs; absences name no unit, and go with the person. */
  readonly arrangements: Awaited<ReturnType<typeof countArrangements>> & Awaited<ReturnType<typeof countRulesOf>>
    & { readonly pilots: readonly string[] }
  /** Rules of versions in force on the day that name units which end, each with whom it means then. */
  readonly namedByRules: readonly { readonly procedure: string; readonly unit: string; readonly heir: string | null }[]
  readonly calendars: readonly ({ readonly [W in 'from' | 'to' | 'before' | 'after']: string })[]
  /** Rules and groups (targets, statistics) that name units which end. */
  readonly named: { readonly policies: readonly string[]; readonly groups: readonly string[]; readonly posts: number }
}

/**
 * Carries a plan out as far as the units, looks around, and lets the transaction roll back: what is forecast is what
 * would be, by the same code, and the database is as it was. Of a plan that would be refused nothing is counted: what
 * is wrong with it is told as `beginSuccession` tells it.
 */
export async function forecastSuccession(
  rooms: ForecastRooms, plan: SuccessionPlan,
): Promise<Result<Forecast, SuccessionRefusal>> {
  const tried = await directoryAfter(rooms, plan)
  if (!tried.ok) return tried
  const after = tried.value
  const { planned } = await previewSuccession(rooms.db, rooms.directory, plan)
  const before = rooms.directory.on(addDays(plan.effective, -1))
  const ended = planned.ends.flatMap((id) => before.find(id)?.id ?? [])
  const [grants, dossiers, work, drafts, named, papers, arrangements] = await Promise.all([
    countGrantsToPass(rooms.db, ended, addDays(plan.effective, -1)), countOpenAt(rooms.db, ended),
    countOpenWork(rooms.db, ended), countDraftsOf(rooms.db, ended), listNamedBy(rooms.db, planned.ends, plan.effective),
    countKeptPapers(rooms.db, ended), arrangementsOf(rooms, ended, plan),
  ])
  const comers = planned.versions.filter(({ id }) => !before.find(id))
  return ok({
    plan: plan.key, effective: plan.effective, dossiers, drafts, work, named, papers, arrangements,
    namedByRules: namedByRules(rooms, plan, planned, after),
    procedures: proceduresWithoutUnit(rooms, plan, after),
    units: {
      ended: planned.ends.length, begun: comers.length, changed: planned.versions.length - comers.length,
      communes: [countLowest(before), countLowest(after)],
    },
    numbers: numbersOf(planned, before),
    grants: {
      accounts: grants.reduce((sum, { accounts }) => sum + accounts, 0),
      roles: grants.reduce((sum, { roles }) => sum + roles, 0),
    },
    calendars: planned.successions.flatMap(({ from, to, isHeir }) => {
      const [old, next] = [before.find(from), to === null ? undefined : after.find(to)]
      if (!isHeir || !old || !next || old.calendarId === next.calendarId) return []
      return [{ from, to: next.idOfData, before: old.calendarId, after: next.calendarId }]
    }),
  })
}

/** The province as it would be on the day; a plan that was taken in before is there already. */
async function directoryAfter(
  rooms: ForecastRooms, plan: SuccessionPlan,
): Promise<Result<Directory, SuccessionRefusal>> {
  const sender = { actorId: 1n, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('units forecast') }
  return inForecast(rooms, sender, async (ctx) => {
    const begun = await beginSuccession(ctx, rooms.directory, plan)
    return begun.ok ? ok((await openDirectory(ctx.tx)).on(plan.effective)) : begun
  })
}

async function arrangementsOf({ db }: ForecastRooms, ended: readonly bigint[], { effective }: SuccessionPlan) {
  const [own, rules, pilots] = await Promise.all([
    countArrangements(db, ended, effective), countRulesOf(db, ended, effective), listPilotsIn(db, ended, effective),
  ])
  return { ...own, ...rules, pilots }
}

/** An id of the data, as a word of its own in a rule or within an expression. */
const UNIT_WORD = /[a-z]+(?::[a-z0-9-]+)+/gu

function namedByRules(
  { catalogue }: ForecastRooms, { effective }: SuccessionPlan, { ends }: PlannedUnits, after: Directory,
): Forecast['namedByRules'] {
  const gone = new Set(ends)
  return catalogue.on(effective).list().flatMap(({ procedure, content }) => {
    const words = new Set(JSON.stringify(content).match(UNIT_WORD) ?? [])
    return [...words].filter((word) => gone.has(word)).map((unit) =>
      ({ procedure, unit, heir: after.resolve(unit, {})?.idOfData ?? null }))
  })
}

function countLowest(directory: Directory): number {
  const lowest = [...directory.levels].sort((a, b) => b.rank - a.rank)[0]
  return lowest ? directory.territories(lowest.id).length : 0
}

/** Codes of agencies that end, and whose they are from then on, if anybody's. */
function numbersOf({ ends, versions }: PlannedUnits, before: Directory): Forecast['numbers'] {
  const gone = new Set(ends)
  const next = new Map(versions.flatMap(({ agencyCode, id }) => agencyCode === null ? [] : [[agencyCode, id]]))
  return before.units.flatMap(({ idOfData, agencyCode }) => {
    if (agencyCode === null) return []
    const own = versions.find(({ id }) => id === idOfData)
    const isOver = gone.has(idOfData) || own !== undefined && own.agencyCode !== agencyCode
    return isOver ? [{ code: agencyCode, before: idOfData, after: next.get(agencyCode) ?? null }] : []
  })
}

function proceduresWithoutUnit({ catalogue }: ForecastRooms, { effective }: SuccessionPlan, after: Directory) {
  const commune = [...after.levels].sort((a, b) => b.rank - a.rank).flatMap(({ id }) => after.territories(id))[0]
  return catalogue.on(effective).list().flatMap(({ procedure, content }) => {
    const competent = after.resolve(content.competent, { commune: commune?.id })
    const section = commune && after.agencyGoverning(commune.id)
    const receiving = section && after.oneStopOf(section.id)?.id
    const rules = [...new Set([content.competent, ...content.steps.map(({ unit }) => unit)])]
    return rules.filter((rule) => !after.resolve(rule, { commune: commune?.id, competent: competent?.id, receiving }))
      .map((rule) => ({ procedure, rule }))
  })
}


