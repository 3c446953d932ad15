import { fold } from '../../kernel/vietnamese-text.ts'
import type { UnitRow } from '../../modules/organisation/public.ts'

/** What stands for `{place}` and `{section}` in usernames. */
export interface Slugs { readonly place: string; readonly section: string }

/**
 * Readable words for units, by id. An agency is called by the territory it governs without its type (`dong-phu`); where
 * several share that name the smaller ones add the one they lie in (`minh-hoa.minh-hoa`), and if that does not tell
 * them apart the code of the statistics office; one that sits with it goes by the same name. Other agencies, and
 * sections, go by the last word of their id, a long one by its initials (people type it): `so-nnptnt`,
 * `phong-dang-ky-kinh-doanh`, `ccqlclnlsvts`.
 */
export function makeSlugs(units: readonly UnitRow[]): Map<string, Slugs> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const territories = placeNames(units.filter(({ kind }) => kind === 'territory'), byId)
  const bodyOf = (unit: UnitRow): UnitRow => {
    const above = byId.get(unit.host ?? unit.parent ?? '')
    return unit.kind !== 'division' && unit.host === null || !above ? unit : bodyOf(above)
  }
  return new Map(units.map((unit) => {
    const body = bodyOf(unit)
    const place = territories.get(body.territory ?? '') ?? lastWord(body.id)
    return [unit.id, { place, section: unit.suffix ?? brief(lastWord(unit.id)) }]
  }))
}

function placeNames(territories: readonly UnitRow[], byId: ReadonlyMap<string, UnitRow>): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  // Of the larger ones first: they keep the short name. The sort is stable, so the order of the data decides the rest.
  const depthOf = (unit: UnitRow): number => {
    const above = byId.get(unit.parent ?? '')
    return above ? 1 + depthOf(above) : 0
  }
  const shorts = territories.map((unit) => shortName(unit))
  for (const depth of [...new Set(territories.map(depthOf))].sort()) {
    const level = territories.filter((unit) => depthOf(unit) === depth)
    const isShared = (short: string) => taken.has(short) || level.filter((unit) => shortName(unit) === short).length > 1
    for (const unit of level) {
      const short = shorts[territories.indexOf(unit)] ?? ''
      const longer = `${short}.${names.get(unit.parent ?? '') ?? ''}`
      const name = !isShared(short) ? short : !taken.has(longer) ? longer : `${longer}.${unit.gsoCode ?? ''}`
      names.set(unit.id, name)
    }
    for (const unit of level) taken.add(names.get(unit.id) ?? '')
  }
  return names
}

function shortName({ name, form }: UnitRow): string {
  const [whole, type] = [slugOf(name), slugOf(form ?? '')]
  return type !== '' && whole.startsWith(`${type}-`) ? whole.slice(type.length + 1) : whole
}

function slugOf(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}

const LONGEST = 25

function brief(word: string): string {
  return word.length <= LONGEST ? word : word.split('-').map((part) => part.slice(0, 1)).join('')
}

function lastWord(id: string): string {
  return id.split(':').at(-1) ?? id
}
