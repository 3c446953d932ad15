import { fold } from '../kernel/vietnamese-text.ts'
import type { Unit } from '../modules/organisation/public.ts'

/** "UBND" in front of a name is the same agency as with the words written out. */
const SHORT = /^ubnd /

/**
 * Agency code of the unit that a paper names as its issuer, whatever the capitals and marks; null where none is called
 * so, or several are: a wrong code could never be taken back.
 */
export function issuerCodeOf(units: readonly Pick<Unit, 'name' | 'agencyCode'>[], issuerName: string): string | null {
  const called = wholeName(issuerName)
  const codes = new Set(units.flatMap(({ name, agencyCode }) =>
    agencyCode !== null && wholeName(name) === called ? [agencyCode] : []))
  const [code] = codes
  return codes.size === 1 && code !== undefined ? code : null
}

function wholeName(name: string): string {
  return fold(name).trim().replace(/\s+/g, ' ').replace(SHORT, 'uy ban nhan dan ')
}
