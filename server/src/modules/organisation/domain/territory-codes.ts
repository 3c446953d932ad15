import type { Directory } from './directory.ts'
import type { Unit } from './facts.ts'

/** Levels as addresses name them, however many a province has. */
export type AddressLevel = 'province' | 'district' | 'commune'

/** The territories of a day by their codes of the statistics office. */
export interface TerritoryCodes {
  find(code: string): Unit | undefined
  /** What the unit of that level is called on that day; undefined of a code that is none, or of another province. */
  nameOf(level: AddressLevel, code: string): string | undefined
}

const known = new WeakMap<Directory, TerritoryCodes>()

/** Listed once a day of the province, not once a declaration. */
export function territoryCodesOf(directory: Directory): TerritoryCodes {
  const found = known.get(directory)
  if (found) return found
  const ranks = directory.levels.map(({ rank }) => rank)
  const [top, low] = [Math.min(...ranks), Math.max(...ranks)]
  const rankOf = new Map(directory.levels.map(({ id, rank }) => [id, rank]))
  const levelOf = ({ level }: Unit): AddressLevel => {
    const rank = rankOf.get(level ?? '')
    return rank === top ? 'province' : rank === low ? 'commune' : 'district'
  }
  const byCode = new Map(directory.units.flatMap((unit) =>
    unit.kind === 'territory' && unit.gsoCode !== null ? [[unit.gsoCode, unit] as const] : []))
  const codes: TerritoryCodes = {
    find: (code) => byCode.get(code),
    nameOf(level, code) {
      const unit = byCode.get(code)
      return unit && levelOf(unit) === level ? unit.name : undefined
    },
  }
  known.set(directory, codes)
  return codes
}
