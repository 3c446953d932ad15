import type { Equipment, EquipmentFigures } from '@motcua/contracts/equipment.ts'
import { groupBy } from '../kernel/group-by.ts'
import type { Day } from '../kernel/work-calendar.ts'
import { listRollouts, sectionsToCount } from '../modules/documents/public.ts'
import { type Directory, type Unit, unitInWords, withPast } from '../modules/organisation/public.ts'
import { hallOf } from '../modules/queue/public.ts'
import {
  type EquipmentKind, countWorking, equipmentKindsOf, linesOfEquipment, listItems,
} from '../modules/sections/public.ts'
import type { ApiRooms } from './rooms.ts'

/** A section without a hall of its own has one counter. */
const LEAST_COUNTERS = 1

type Digitising = (unitId: bigint) => boolean

/** Where papers are digitised on reception on a day. */
async function digitisingOn({ db }: Pick<ApiRooms, 'db'>, day: Day): Promise<Digitising> {
  const held = new Set((await listRollouts(db)).flatMap(({ unitId, isApproved, from, until }) =>
    isApproved && from !== null && from <= day && (until === null || day <= until) ? unitId : []))
  return (unitId) => held.has(unitId)
}

function countersOf(directory: Directory, section: Unit): number {
  return Math.max(LEAST_COUNTERS, hallOf(directory, section)?.counters.length ?? 0)
}

/** What works at a section, by kind; what a section before it had is its own. */
function worksAt(
  directory: Directory, section: Unit, counted: ReadonlyMap<bigint, readonly { kind: string; count: number }[]>,
): Map<string, number> {
  const works = new Map<string, number>()
  for (const { kind, count } of withPast(directory, [section.id]).flatMap((id) => counted.get(id) ?? []))
    works.set(kind, (works.get(kind) ?? 0) + count)
  return works
}

/** What a section has and what it needs today. */
export async function showEquipment(
  rooms: ApiRooms, section: Unit, { today, canKeep }: { readonly today: Day; readonly canKeep: boolean },
): Promise<Equipment> {
  const directory = rooms.directory.on(today)
  const units = withPast(directory, [section.id])
  const [items, counted, digitises] = await Promise.all([
    listItems(rooms.db, units), countWorking(rooms.db, units), digitisingOn(rooms, today),
  ])
  const kinds = equipmentKindsOf(directory, section)
  const need = { counters: countersOf(directory, section), digitises: digitises(section.id) }
  return {
    on: today, ...need, canKeep,
    lines: linesOfEquipment(kinds, need, worksAt(directory, section, groupBy(counted, ({ unitId }) => unitId))),
    items: items.map(({ publicId, kind, label, state, since, note }) =>
      ({ id: publicId, kind, kindName: nameOf(kinds, kind), label, state, since, note })),
  }
}

/** Every section and what it lacks today: two queries, whatever the number of sections. */
export async function showEquipmentFigures(rooms: ApiRooms, today: Day): Promise<EquipmentFigures> {
  const directory = rooms.directory.on(today)
  const sections = sectionsToCount(directory)
  const [all, digitises] = await Promise.all([
    countWorking(rooms.db, withPast(directory, sections.map(({ unit }) => unit.id))), digitisingOn(rooms, today),
  ])
  const counted = groupBy(all, ({ unitId }) => unitId)
  const names = new Map<string, string>()
  const items = sections.map(({ unit, level }) => {
    const kinds = equipmentKindsOf(directory, unit)
    for (const { code, name } of kinds) names.set(code, name)
    const lines = linesOfEquipment(
      kinds, { counters: countersOf(directory, unit), digitises: digitises(unit.id) },
      worksAt(directory, unit, counted))
    return {
      sectionId: unit.publicId, name: unitInWords(directory, unit.id), level, lines,
      missing: lines.reduce((sum, { missing }) => sum + missing, 0),
    }
  })
  return { on: today, kinds: [...names].map(([code, name]) => ({ code, name })), items }
}

function nameOf(kinds: readonly EquipmentKind[], kind: string): string {
  return kinds.find(({ code }) => code === kind)?.name ?? kind
}
