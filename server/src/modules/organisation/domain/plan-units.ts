import type { Directory } from './directory.ts'
import type { Unit } from './facts.ts'
import { checkPlan, checkResult } from './check-plan.ts'
import { codeAfterHost, nameAfter, partsOf } from './guests.ts'
import { GOES_ON, planSuccessors, sectionIdOf } from './plan-successors.ts'
import type { UnitRow } from './province.ts'
import type {
  Around, PlanFault, PlannedUnits, SuccessionEvent, SuccessionPlan, SuccessorUnit,
} from './succession-plan.ts'

/**
 * Works out what a plan does to the units, or why it cannot be carried out: all faults at once. Units that end pass
 * what they were to their heirs: whoever named them as superior, host or place of reception now names the heir.
 */
export function planUnits(
  plan: SuccessionPlan, around: Around,
): { readonly planned: PlannedUnits; readonly faults: readonly PlanFault[] } {
  const { successions, faults } = planSuccessors(plan, around.before)
  const heirs = new Map(successions.flatMap(({ from, to, isHeir }) => isHeir && to !== null ? [[from, to]] : []))
  const abolished = new Set(successions.filter(({ kind }) => kind === 'abolish').map(({ from }) => from))
  const ends = [...new Set(successions.map(({ from }) => from))]
  const made: PlanFault[] = [...checkPlan(plan, around), ...faults]
  const refer = referrer({ heirs, abolished, ends: new Set(ends), around, faults: made })

  const comers = plan.events.filter(({ kind }) => !GOES_ON.has(kind))
    .flatMap((event) => event.to.flatMap((unit) => comersOf(plan, event, unit, around.before)))
  const known = new Map(comers.map((row) => [row.id, row]))
  const stayers = around.after.units.filter(({ idOfData }) => !heirs.has(idOfData) && !ends.includes(idOfData))
    .map((unit) => ({ unit, row: rowOf(unit, around.after) }))
  const changes = goingOn(plan, around.before)
  const drafts = [
    ...comers.map((row) => ({ row, was: undefined })),
    ...stayers.map(({ row }) => ({ row: { ...row, ...changes.get(row.id) }, was: row })),
  ]
  const territories = new Map(drafts.map(({ row }) => [row.id, row]))
  const rows = drafts.map(({ row, was }) => ({ was, row: settle(refer(row, territories), plan, known.has(row.id)) }))
  // What the data let end on that day must have a successor as well, or its work would be nowhere.
  for (const { idOfData, name } of around.before.units) {
    if (!around.after.find(idOfData) && !heirs.has(idOfData))
      made.push({ code: 'staff-without-successor', about: idOfData, text: `${name} kết thúc, không nêu nơi kế thừa` })
  }
  made.push(...checkResult(plan, rows.map(({ row }) => row)))
  const versions = rows.filter(({ row, was }) => was === undefined || !says(row, was)).map(({ row }) =>
    ({ ...row, validFrom: plan.effective, validTo: null }))
  return { planned: { ends, versions, successions }, faults: made }
}

/** A new unit with its agency and the sections of that; what is not said is as with the first predecessor. */
function comersOf(plan: SuccessionPlan, event: SuccessionEvent, unit: SuccessorUnit, before: Directory): UnitRow[] {
  const first = event.from.map((id) => before.find(id)).find((one) => one !== undefined)
  if (!first) return []
  const fresh = { id: unit.id, validFrom: plan.effective, validTo: null, legacyCode: null, note: null }
  const own: UnitRow = { ...rowOf(first, before), ...fresh, ...unit.says }
  const agency = first.kind === 'territory' ? before.agencyGoverning(first.id) : undefined
  if (!agency || !unit.agency) return [own]
  const ofAgency: UnitRow = {
    ...rowOf(agency, before), ...fresh, id: unit.agency.id, territory: unit.id, ...unit.agency.says,
  }
  const sections = partsOf(before, agency.id).filter(({ suffix }) => suffix !== null)
  const idOf = (id: bigint | null) => {
    const section = sections.find((one) => one.id === id)
    return section && unit.agency ? sectionIdOf(unit.agency, section.suffix ?? '') : undefined
  }
  return [own, ofAgency, ...sections.map((section): UnitRow => {
    const row = rowOf(section, before)
    const name = plan.sections.find(({ suffix }) => suffix === section.suffix)?.name
      ?? nameAfter(section.name, first.name, own.name)
    const its = section.kind === 'division' ? { parent: ofAgency.id }
      : { host: ofAgency.id, agencyCode: codeAfterHost(row.agencyCode, agency.agencyCode, ofAgency.agencyCode) }
    return {
      ...row, ...fresh, ...its, id: idOf(section.id) ?? section.idOfData, name,
      receivesAt: idOf(section.receivesAtId) ?? row.receivesAt,
    }
  })]
}

/** What plans say anew of units that go on; whoever bears the name of a territory takes its new one. */
function goingOn({ events }: SuccessionPlan, before: Directory): Map<string, Partial<UnitRow>> {
  const units = events.filter(({ kind }) => GOES_ON.has(kind)).flatMap(({ to }) => to)
  const said = units.flatMap((unit) => [unit, ...unit.agency ? [unit.agency] : []])
  const renamed = units.flatMap(({ id, says: { name } }) => {
    const territory = before.find(id)
    const agency = territory && before.agencyGoverning(territory.id)
    if (!agency || name === undefined) return []
    return partsOf(before, agency.id).map((part): [string, Partial<UnitRow>] =>
      [part.idOfData, { name: nameAfter(part.name, territory.name, name) }])
  })
  return new Map([...renamed, ...said.map(({ id, says }): [string, Partial<UnitRow>] => [id, says])])
}

/** Codes and levels that are no more are followed by those that are. */
function settle(row: UnitRow, { recode, endLevels }: SuccessionPlan, isNew: boolean): UnitRow {
  const { agencyCode } = row
  const isOld = recode && agencyCode !== null && `${agencyCode}.`.startsWith(`${recode.from}.`)
  const code = isOld ? `${recode.to}${agencyCode.slice(recode.from.length)}` : agencyCode
  const coded = isOld ? { ...row, agencyCode: code, legacyCode: null } : row
  const isGone = coded.kind !== 'territory' && coded.level !== null && endLevels.includes(coded.level)
  return isGone && !isNew ? { ...coded, level: null } : coded
}

interface Referring {
  readonly heirs: ReadonlyMap<string, string>
  readonly abolished: ReadonlySet<string>
  readonly ends: ReadonlySet<string>
  readonly around: Around
  readonly faults: PlanFault[]
}

/**
 * Puts heirs where a unit names one that ended. Not so above: what lay in a territory that was abolished lies in none
 * until the plan says in which, and an agency answers to whoever governs the territory around its own.
 */
function referrer({ heirs, abolished, ends, around, faults }: Referring) {
  const gone = (id: string) => ends.has(id) || !around.after.find(id) && around.before.find(id) !== undefined
  const governs = (territory: string, rows: ReadonlyMap<string, UnitRow>) =>
    [...rows.values()].find((row) => row.kind === 'agency' && row.territory === territory)?.id ?? null
  return (row: UnitRow, rows: ReadonlyMap<string, UnitRow>): UnitRow => {
    const follow = (id: string | null, what: string): string | null => {
      if (id === null || rows.has(id) || !gone(id)) return id
      const heir = heirs.get(id)
      if (heir !== undefined) return heir
      faults.push({
        code: 'reference-without-successor', about: row.id,
        text: `${row.name}: ${what} ${id} kết thúc, không có nơi kế thừa`,
      })
      return null
    }
    const territory = follow(row.territory, 'địa bàn')
    return {
      ...row, territory, parent: parentOf(row, territory), host: follow(row.host, 'nơi đặt'),
      receivesAt: follow(row.receivesAt, 'nơi tiếp nhận'),
    }

    function parentOf({ id, name, kind, parent }: UnitRow, of: string | null): string | null {
      const isAbolished = parent !== null && !rows.has(parent) && gone(parent) && abolished.has(parent)
      if (!isAbolished) return follow(parent, 'cấp trên')
      const above = of === null ? undefined : rows.get(of)?.parent
      if (kind === 'agency' && above !== undefined && above !== null) return governs(heirs.get(above) ?? above, rows)
      const isPlace = kind === 'territory'
      faults.push({
        code: isPlace ? 'territory-gap' : 'reference-without-successor', about: id,
        text: isPlace ? `${name}: ${parent} bị bãi bỏ, kế hoạch không nói địa bàn này thuộc đâu`
          : `${name}: cấp trên ${parent} kết thúc, không có nơi kế thừa`,
      })
      return null
    }
  }
}

/** A unit of a day as the row of the data that says so. */
function rowOf(unit: Unit, directory: Directory): UnitRow {
  const idOf = (id: bigint | null) => id === null ? null : directory.byId(id)?.idOfData ?? null
  return {
    id: unit.idOfData, kind: unit.kind, name: unit.name, level: unit.level, parent: idOf(unit.parentId),
    territory: idOf(unit.territoryId), host: idOf(unit.hostId), form: unit.form, agencyCode: unit.agencyCode,
    legacyCode: unit.legacyCode, codeInvented: unit.isCodeInvented, gsoCode: unit.gsoCode, areaType: unit.areaType,
    suffix: unit.suffix, isOneStop: unit.isOneStop, hasOneStop: unit.hasOneStop, receivesAt: idOf(unit.receivesAtId),
    calendar: unit.calendarId, note: unit.note, validFrom: '0001-01-01', validTo: null,
  }
}

function says(one: UnitRow, other: UnitRow): boolean {
  return (Object.keys(one) as (keyof UnitRow)[]).every((key) => one[key] === other[key])
}
