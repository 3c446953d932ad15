import type { BacklogList, DigitisedFigures } from '@motcua/contracts/backlog.ts'
import { type Day, addDays, dayOf, momentOn } from '../kernel/work-calendar.ts'
import { type BacklogCount, countBacklog, readingsFor, strictestOf } from '../modules/documents/public.ts'
import { type Directory, type Unit, withPast } from '../modules/organisation/public.ts'
import type { ApiRooms } from './rooms.ts'
import { targetsOf } from './show-rollouts.ts'

/** By agency and type; what units that ended had is their heir's. */
export async function showBacklog(rooms: ApiRooms, agencies: readonly Unit[]): Promise<BacklogList> {
  const now = rooms.clock.now()
  const today = dayOf(now)
  const directory = rooms.directory.on(today)
  const asked = withPast(directory, agencies.map(({ id }) => id))
  const counts = await countBacklog(rooms.db, { unitIds: asked, before: endOf(today) })
  const typeName = (key: string) => rooms.catalogue.documentType(key)?.name ?? key
  const lines = new Map<string, BacklogList['items'][number]>()
  for (const one of counts) {
    const unit = directory.heirOf(one.unitId)
    if (!unit) continue
    const key = `${unit.publicId} ${one.documentType}`
    const before = lines.get(key)
    const declared = one.declared === null ? before?.declared ?? null : (before?.declared ?? 0) + one.declared
    lines.set(key, {
      unitId: unit.publicId, unitName: unit.name, documentType: one.documentType, typeName: typeName(one.documentType),
      declared, asOf: latest(before?.asOf ?? null, one.asOf), listed: (before?.listed ?? 0) + one.listed,
      digitised: (before?.digitised ?? 0) + one.digitised,
    })
  }
  return {
    today, items: [...lines.values()], units: agencies.map(({ publicId: id, name }) => ({ id, name })),
    types: resultTypes(rooms, today).map((key) => ({ key, name: typeName(key) })),
  }
}

/** Types that some procedure of today has as its result, by name. */
function resultTypes({ catalogue }: ApiRooms, today: Day): string[] {
  const keys = new Set(catalogue.on(today).list().map(({ content }) => content.result.documentType))
  const nameOf = (key: string) => catalogue.documentType(key)?.name ?? key
  return [...keys].filter((key) => catalogue.documentType(key) !== undefined)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'vi'))
}

/**
 * By level and year against `so-hoa-ket-qua`: of what agencies of the level declared to be in force, or listed where
 * that is more, how many have a signed digital copy in the Kho; as of the year's last day, or of today in this one.
 */
export async function digitisedFigures(rooms: ApiRooms): Promise<DigitisedFigures> {
  const today = dayOf(rooms.clock.now())
  const readings = targetsOf(rooms.directory.on(today), 'digitised-result-targets')
  const thisYear = Number(today.slice(0, 4))
  const first = Math.min(thisYear, ...readings.flatMap(({ years }) => Object.keys(years).map(Number)))
  const years = Array.from({ length: thisYear - first + 1 }, (_, nth) => first + nth)
  return { years: (await Promise.all(years.map(async (year) => {
    const last = `${String(year)}-12-31`
    const on = last < today ? last : today
    const directory = rooms.directory.on(on)
    const counts = await countBacklog(rooms.db, { unitIds: undefined, before: endOf(on) })
    return directory.levels.map(({ rule: level, name, id }) => {
      const own = counts.filter(({ unitId }) => levelOf(directory, unitId) === id)
      const declared = own.reduce((sum, one) => sum + Math.max(one.declared ?? 0, one.listed), 0)
      const digitised = own.reduce((sum, one) => sum + one.digitised, 0)
      const asked = readingsFor(readings, level, year)
      const target = strictestOf(asked)
      return {
        year, on, level, levelName: name, declared, digitised, share: declared === 0 ? null : digitised / declared,
        target: target ? target.percent / 100 : null, source: target?.source ?? null, readings: asked,
      }
    })
  }))).flat() }
}

function levelOf(directory: Directory, unitId: BacklogCount['unitId']): string | null {
  return (directory.heirOf(unitId) ?? directory.lastKnown(unitId))?.level ?? null
}

function latest(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b > a) ? b : a
}

function endOf(day: Day): Date {
  return momentOn(addDays(day, 1), 0)
}
