import type { Day } from '../../../kernel/civil-day.ts'
import type { Directory } from './directory.ts'
import type { Unit } from './facts.ts'
import type { KnownUnits, PastUnit } from './trace-units.ts'

/** The units of an address by their codes of the statistics office; with a district where there were three levels. */
export interface AddressCodes {
  readonly province: string
  readonly district?: string | undefined
  readonly commune: string
}

/**
 * here: the one commune of today in which such an address lies, with what it lies in; `before`: how it was called, if
 * it is another or has another name since. split: nobody can tell in which of several. unknown: no commune of this
 * province ever had those codes. `then`: the units that are meant, as they were called; null, if several had the codes.
 */
export type LedOver =
  | {
    readonly kind: 'here'; readonly units: AddressUnits; readonly before: string | null
    readonly then: AddressUnits | null
  }
  | { readonly kind: 'split'; readonly before: string; readonly then: AddressUnits | null }
  | { readonly kind: 'unknown' }

/** A commune of today and what it lies in, by codes and names; with a district while there are three levels. */
export interface AddressUnits { readonly province: Named; readonly district?: Named; readonly commune: Named }
interface Named { readonly code: string; readonly name: string }

/**
 * Leads an address of any time over to the units of a day. Codes are used again for others: all communes that had the
 * code by then, and lay in units of the other codes, must have their place in one commune of that day; else nothing is
 * chosen. What was abolished has no place of its own (`formerNames`). Pure.
 */
export function leadOver(
  { units: all, day, on }: Pick<KnownUnits, 'units' | 'on'> & { readonly day: Day }, codes: AddressCodes,
): LedOver {
  const today = on(day)
  const asThen = all.filter((unit) => unit.kind === 'territory' && unit.gsoCode === codes.commune && unit.from <= day)
    .flatMap((unit) => {
      const days = [unit.from, unit.to !== null && unit.to < day ? unit.to : day]
      const then = days.map(on).find((one) => laySo(one, unit, codes))
      return then ? [{ unit, then }] : []
    })
  const meant = asThen.map(({ unit }) => unit)
  const [first] = meant
  if (!first) return { kind: 'unknown' }
  // Of today's unit nobody is helped by hearing that it was split.
  const before = meant.find(({ id }) => !today.byId(id)) ?? first
  const places = meant.map(({ id }) => placesOf(today, id))
  const [place, ...others] = new Set(places.flat())
  const [only, ...more] = asThen
  const then = only && more.length === 0 ? unitsOf(only.then, only.then.byId(only.unit.id)) ?? null : null
  if (!place || others.length > 0 || places.some(({ length }) => length === 0))
    return { kind: 'split', before: before.name, then }
  const units = unitsOf(today, place)
  if (!units) return { kind: 'unknown' }
  return { kind: 'here', units, before: meant.every(({ name }) => name === place.name) ? null : before.name, then }
}

/** A commune and what it lies in, as they are called on the day of the directory. */
function unitsOf(directory: Directory, place: Unit | undefined): AddressUnits | undefined {
  const [commune, ...above] = (place ? [place, ...territoriesAbove(directory, place)] : [])
    .map(({ gsoCode, name }) => ({ code: gsoCode ?? '', name }))
  const [province, district] = [above.at(-1), above.length > 1 ? above[0] : undefined]
  return commune && province && { province, ...district && { district }, commune }
}

/** Whether it lay on that day in the units of those codes, and in no others. */
function laySo(then: Directory, unit: Pick<PastUnit, 'id'>, { province, district }: AddressCodes): boolean {
  const own = then.byId(unit.id)
  const above = own ? territoriesAbove(then, own).map(({ gsoCode }) => gsoCode) : []
  const asked = district === undefined ? [province] : [district, province]
  return above.length === asked.length && above.every((code, nth) => code === asked[nth])
}

/** In which communes of today what it was lies. */
function placesOf(today: Directory, id: bigint, steps = 20): readonly Unit[] {
  const still = today.byId(id)
  if (still) return [still]
  const successors = today.successorsOf(id)
  if (steps === 0 || successors[0]?.kind === 'abolish') return []
  return [...new Set(successors.flatMap(({ toId }) => toId === null ? [] : placesOf(today, toId, steps - 1)))]
}

function territoriesAbove(directory: Directory, unit: Unit): readonly Unit[] {
  const above: Unit[] = []
  for (let id = unit.parentId; id !== null && above.length < 20;) {
    const parent = directory.byId(id)
    if (!parent) break
    if (parent.kind === 'territory') above.push(parent)
    id = parent.parentId
  }
  return above
}
