import type { CatalogueSource } from '../catalogue/public.ts'
import { type Directory, type Unit, calendarOfProvince } from '../organisation/public.ts'
import type { Ground } from './lint-package.ts'
import type { PackageData } from './package-data.ts'
import { termsOn } from './package-terms.ts'

export interface Province {
  readonly directory: Directory
  readonly catalogue: Pick<CatalogueSource, 'sectors' | 'documentType'>
  /** `role unit-id` of whoever holds a role somewhere; undefined where no database was asked. */
  readonly staffed?: ReadonlySet<string>
}

/** What a province has, as the linter asks it about one package. */
export function groundOf({ directory, catalogue, staffed }: Province, { content }: PackageData): Ground {
  const sectors = new Set(catalogue.sectors().map(({ idOfData }) => idOfData))
  const types = [...content.components.map(({ documentType }) => documentType), content.result.documentType]
  return {
    sectors,
    documentTypes: new Set(types.filter((type) => catalogue.documentType(type) !== undefined)),
    levels: new Set(directory.levels.map(({ id }) => id)),
    roles: new Set(directory.roles.map(({ id }) => id)),
    isUnitRule: (rule) => isUnitRule(directory, rule),
    ...staffed && { unstaffed: (role, rule) => unstaffed({ directory, staffed }, content, { role, rule }) },
    // Announcing and publishing are the work of the province's own agency.
    calendar: calendarOfProvince(directory), terms: termsOn(directory),
  }
}

/** Whether a rule can mean a unit at all: its base is a word, a level, or a unit in force. */
export function isUnitRule(directory: Directory, rule: string): boolean {
  const [base = ''] = rule.split('/')
  return base === 'receiving' || base === 'competent' || directory.levels.some((level) => level.rule === base)
    || directory.find(base) !== undefined
}

/** The units that would have a step, over all places that decide competence, and those of them without anybody. */
function unstaffed(
  { directory, staffed }: { readonly directory: Directory; readonly staffed: ReadonlySet<string> },
  { competent }: PackageData['content'], { role, rule }: { readonly role: string; readonly rule: string },
): { names: readonly string[]; of: number } {
  const units = new Map<bigint, Unit>()
  for (const commune of placesOf(directory)) {
    const settles = directory.resolve(competent, { commune })
    const receives = settles && directory.oneStopOf(settles.id)
    const unit = settles && directory.resolve(rule, { commune, receiving: receives?.id, competent: settles.id })
    if (unit) units.set(unit.id, unit)
  }
  // A right over an agency reaches its parts.
  const isStaffed = ({ id }: Unit): boolean => {
    const body = directory.bodyOf(id)
    return staffed.has(`${role} ${String(id)}`) || body !== undefined && staffed.has(`${role} ${String(body.id)}`)
  }
  const without = [...units.values()].filter((unit) => !isStaffed(unit))
  return { names: without.map(({ name }) => name), of: units.size }
}

/** Territories of the lowest level: where an applicant may live. */
function placesOf(directory: Directory): readonly (bigint | undefined)[] {
  const territories = directory.units.filter(({ kind }) => kind === 'territory')
  const above = new Set(territories.flatMap(({ parentId }) => parentId === null ? [] : [parentId]))
  const lowest = territories.filter(({ id }) => !above.has(id)).map(({ id }) => id)
  return lowest.length > 0 ? lowest : [undefined]
}
