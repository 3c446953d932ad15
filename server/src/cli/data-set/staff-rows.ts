import type { ProvinceRows, UnitRow, Validity } from '../../modules/organisation/public.ts'
import type { Faults } from './faults.ts'
import { inventName } from './invented-names.ts'
import { makeSlugs } from './slugs.ts'
import type { StaffFile, StaffRule } from './staff-file.ts'

const FILE = 'staff.yaml'

/** A member of staff as `identity` takes it in; `unit` are ids of the data. */
export interface StaffRow {
  readonly username: string
  readonly fullName: string
  readonly position: string
  readonly unit: string
  readonly grants: readonly (Validity & { readonly role: string; readonly unit: string })[]
}

/** The accounts that the rules of `staff.yaml` make in a province, in the order of rules and units; always the same. */
export function staffRows(file: StaffFile, { units: versions, roles }: ProvinceRows, faults: Faults): StaffRow[] {
  const units = lifetimes(versions)
  const known = { units: new Map(units.map((unit) => [unit.id, unit])), roles: new Set(roles.map(({ id }) => id)) }
  const slugs = makeSlugs(units)
  const takenBy = new Map<string, string>()
  return file.rules.flatMap((rule, place) => {
    const say = (text: string) => faults.add(FILE, `/rules/${place}`, text)
    for (const role of rule.roles) if (!known.roles.has(role)) say(`vai trò ${role} không có trong organisation.yaml`)
    const named = [...rule.units.ids ?? [], rule.home, rule.grant_at].filter((id) => id !== undefined)
    const strangers = named.filter((id) => !known.units.has(id))
    for (const id of strangers) say(`đơn vị ${id} không có trong organisation.yaml`)
    if (strangers.length > 0) return []
    const chosen = units.filter((unit) => fits(unit, rule.units))
    if (chosen.length === 0) say('không chọn được đơn vị nào')
    return chosen.flatMap((unit) => Array.from({ length: rule.count ?? 1 }, (_, nth): StaffRow => {
      const username = usernameOf(rule.username, slugs.get(unit.id) ?? { place: '', section: '' }, nth + 1)
      const owner = takenBy.get(username)
      if (owner !== undefined) say(`tên đăng nhập ${username} của ${unit.id} đã dùng cho ${owner}`)
      if (!/^[a-z0-9][a-z0-9._-]{1,63}$/.test(username)) say(`tên đăng nhập ${username} không dùng được`)
      takenBy.set(username, unit.id)
      const grants = grantsOf(rule, known.units.get(rule.grant_at ?? unit.id) ?? unit, file.valid_from)
      const fullName = inventName(file.names, `${file.seed} ${username}`)
      return { username, fullName, position: rule.position, unit: rule.home ?? unit.id, grants }
    }))
  })
}

function grantsOf({ roles }: StaffRule, { id, validFrom, validTo }: UnitRow, since: string): StaffRow['grants'] {
  return roles.map((role) => ({ role, unit: id, validFrom: validFrom > since ? validFrom : since, validTo }))
}

/** The second account of a rule gets its number behind the first word. */
function usernameOf(template: string, { place, section }: { place: string; section: string }, nth: number): string {
  const [first = '', ...rest] = template.split('.')
  const numbered = [nth === 1 ? first : `${first}${nth}`, ...rest].join('.')
  return numbered.replaceAll('{place}', place).replaceAll('{section}', section)
}

function fits(unit: UnitRow, { kind, form, level, suffix, one_stop, receives_at, ids }: StaffRule['units']): boolean {
  const isOneOf = (asked: string | readonly string[] | undefined, value: string | null) =>
    asked === undefined || [asked].flat().includes(value ?? '')
  return isOneOf(kind, unit.kind) && isOneOf(form, unit.form) && isOneOf(level, unit.level)
    && isOneOf(suffix, unit.suffix) && isOneOf(ids, unit.id) && (one_stop === undefined || unit.isOneStop === one_stop)
    && (receives_at === undefined || unit.receivesAt === receives_at)
}

/** Each unit once, as its last version calls it, with the days from its first to its last. */
function lifetimes(versions: readonly UnitRow[]): UnitRow[] {
  const units = new Map<string, UnitRow>()
  for (const version of [...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    units.set(version.id, { ...version, validFrom: units.get(version.id)?.validFrom ?? version.validFrom })
  }
  return [...new Set(versions.map(({ id }) => id))].flatMap((id) => units.get(id) ?? [])
}
