import { type Day, addDays, momentOn } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import { countBacklog, listRollouts, sectionsToCount } from '../documents/public.ts'
import { daysAwayOf } from '../identity/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { figurePlaces, listDutyMinutes, listOnDuty, listTallies } from '../queue/public.ts'
import { listExceptionsOn, proceduresOfSection, receptionOf } from '../sections/public.ts'
import {
  type ProcedureMeasure, type StockMeasure, PROCEDURE_MEASURES, isOfProcedures,
} from './domain/measures.ts'
import { type AroundProcedure, PROCEDURE_ASKS } from './domain/stock-of-procedures.ts'
import { type Counted, countMeasures } from './store/measures.ts'

interface StockRooms { readonly db: Db | Tx; readonly directory: DirectorySource; readonly catalogue: CatalogueSource }

/** Days, both in it, and the units that count; the whole province without them. */
interface StockAsked { readonly from: Day; readonly until: Day; readonly unitIds?: readonly bigint[] | undefined }

type Row = Omit<Counted, 'counts' | 'channel'> & { readonly counts: Readonly<Partial<Record<StockMeasure, number>>> }
type Count = (rooms: StockRooms, asked: StockAsked) => Promise<Row[]>

/** Of whom each is asked: of one for several, once. */
const COUNTS: Readonly<Record<Exclude<StockMeasure, ProcedureMeasure>, Count>> = {
  'types': countTypes, 'types-mapped': countTypes,
  'results-in-force': countResults, 'results-digitised': countResults,
  'sections': countSections, 'sections-digitising': countSections,
  'section-procedures': countReceptions, 'section-procedures-received': countReceptions,
  'received-by-staff': countWork, 'staff-years': countWork,
}

/**
 * What catalogue, sections and rosters have: on the last day of the period, or where it is a sum (work), in it. The
 * catalogue is of the whole province, whichever units are asked for. A question or two for each kind.
 */
export async function countStock(
  rooms: StockRooms, measures: readonly StockMeasure[], asked: StockAsked,
): Promise<Counted[]> {
  const counts = new Set(measures.map((one): Count => isOfProcedures(one) ? countProcedures : COUNTS[one]))
  const rows = (await Promise.all([...counts].map((count) => count(rooms, asked)))).flat()
  return rows.map(({ unitId, procedureVersionId, counts: all }) => ({
    unitId, procedureVersionId, channel: null, counts: measures.map((one) => all[one] ?? 0),
  }))
}

async function countProcedures({ db, catalogue }: StockRooms, { from, until }: StockAsked): Promise<Row[]> {
  const came = await countMeasures(db, ['received-online', 'come-paid-online', 'come-with-population'], {
    period: { from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0) }, keys: ['procedure_version_id'],
  })
  // Whichever version of it: one that came into force in the period has had few dossiers yet.
  const having = (nth: number) => new Set(came.filter(({ counts }) => (counts[nth] ?? 0) > 0)
    .map(({ procedureVersionId }) => catalogue.version(procedureVersionId ?? 0n).procedure))
  const [online, paid, population] = [having(0), having(1), having(2)]
  return catalogue.on(until).list().map(({ id, procedureId, procedure, content }) => {
    const around: AroundProcedure = {
      hasOfficialForm: catalogue.formFor(procedure, until)?.version.isOfficial === true,
      isReceivedAnywhere: catalogue.clearanceOn(until, procedureId) !== undefined,
      cameOnline: online.has(procedure), wasPaidOnline: paid.has(procedure), usedPopulation: population.has(procedure),
    }
    const counts = PROCEDURE_MEASURES.map((one) => [one, PROCEDURE_ASKS[one](content, around) ? 1 : 0] as const)
    return { unitId: null, procedureVersionId: id, counts: Object.fromEntries(counts) }
  })
}

/** Types that procedures in force ask for or give, doubles once; mapped are those with a code of the nation. */
async function countTypes({ catalogue }: StockRooms, { until }: StockAsked): Promise<Row[]> {
  const used = new Set(catalogue.on(until).list().flatMap(({ content: { components, result } }) =>
    [...components, result].map(({ documentType }) => catalogue.typeMeantOn(until, documentType))))
  const mapped = new Set(catalogue.typeAliases().filter(({ kind, validFrom, validTo }) =>
    kind === 'national-code' && validFrom <= until && (validTo === null || until <= validTo)).map(({ type }) => type))
  const counts = { 'types': used.size, 'types-mapped': [...used].filter((type) => mapped.has(type)).length }
  return [{ unitId: null, procedureVersionId: null, counts }]
}

async function countResults({ db }: StockRooms, { until, unitIds }: StockAsked): Promise<Row[]> {
  const counted = await countBacklog(db, { unitIds, before: momentOn(addDays(until, 1), 0) })
  return counted.map(({ unitId, declared, listed, digitised }) => ({
    unitId, procedureVersionId: null,
    counts: { 'results-in-force': Math.max(declared ?? 0, listed), 'results-digitised': digitised },
  }))
}

async function countSections({ db, directory }: StockRooms, { until, unitIds }: StockAsked): Promise<Row[]> {
  const held = new Set((await listRollouts(db)).flatMap(({ unitId, isApproved, from, until: last }) =>
    isApproved === true && from !== null && from <= until && (last === null || last >= until) ? [unitId] : []))
  return sectionsToCount(directory.on(until)).filter(({ unit, isExempt }) => !isExempt && isOf(unitIds, unit.id))
    .map(({ unit }) => ({
      unitId: unit.id, procedureVersionId: null, counts: { 'sections': 1, 'sections-digitising': held.has(unit.id) ? 1 : 0 },
    }))
}

async function countReceptions(
  { db, directory: source, catalogue }: StockRooms, { until, unitIds }: StockAsked,
): Promise<Row[]> {
  const directory = source.on(until)
  const sections = sectionsToCount(directory).map(({ unit }) => unit).filter(({ id }) => isOf(unitIds, id))
  const exceptions = groupBy(await listExceptionsOn(db, sections.map(({ id }) => id), until), ({ unitId }) => unitId)
  const inForce = {
    directory, versions: catalogue.on(until).list(), clearanceOf: (id: bigint) => catalogue.clearanceOn(until, id),
  }
  return sections.map((section) => {
    const listed = new Set((exceptions.get(section.id) ?? []).map(({ procedureId }) => procedureId))
    const receptions = proceduresOfSection(inForce, section)
      .map((one) => receptionOf(one, listed.has(one.version.procedureId)))
    const received = receptions.filter((one) => one === 'received').length
    return {
      unitId: section.id, procedureVersionId: null,
      counts: { 'section-procedures': receptions.length, 'section-procedures-received': received },
    }
  })
}

/**
 * What people on a roster received, and their working time in years. Who was on none is in neither: their time is not
 * known. Nor is a section whose calendar does not speak of the whole year.
 */
async function countWork(
  { db, directory }: StockRooms, { from, until, unitIds }: StockAsked,
): Promise<Row[]> {
  const ids = unitIds ?? directory.on(until).units.map(({ id }) => id)
  const { places, time } = figurePlaces(directory, ids, { from, until })
  const sections = [...places.keys()]
  const [tallies, onDuty] = await Promise.all([listTallies(db, sections, from, until), listOnDuty(db, sections, time)])
  const minutes = groupBy(
    await listDutyMinutes(db, time, await daysAwayOf(db, onDuty, from, until)), ({ unitId }) => unitId)
  return [...places].flatMap(([unitId, place]) => {
    const worked = minutes.get(unitId) ?? []
    const years = worked.map(({ month, minutes: some }) => some / (place.minutesOfYear(month.slice(0, 4)) ?? 0))
    if (years.length === 0 || years.some((one) => !Number.isFinite(one))) return []
    const people = new Set(worked.map(({ accountId }) => accountId))
    const received = tallies.filter((one) => one.unitId === unitId && people.has(one.accountId))
      .reduce((sum, one) => sum + one.received, 0)
    const counts = { 'received-by-staff': received, 'staff-years': years.reduce((sum, one) => sum + one, 0) }
    return [{ unitId, procedureVersionId: null, counts }]
  })
}

const isOf = (unitIds: readonly bigint[] | undefined, id: bigint) => unitIds?.includes(id) ?? true
