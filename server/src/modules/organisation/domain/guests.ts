import type { Directory } from './directory.ts'
import type { Unit } from './facts.ts'

/**
 * What an agency has by its template, and what therefore follows it when it ends: its sections, and agencies of another
 * line that sit with it for its territory, as the police of a commune do. Branches of others that merely sit there do
 * not follow it: they move to its heir. Pure.
 */
export function partsOf(directory: Pick<Directory, 'childrenOf' | 'units'>, agencyId: bigint): readonly Unit[] {
  const guests = directory.units.filter(({ kind, hostId, suffix }) =>
    kind === 'agency' && hostId === agencyId && suffix !== null)
  return [...directory.childrenOf(agencyId).filter(({ kind }) => kind === 'division'), ...guests]
}

/**
 * The code of an agency that sits with another: its own beginning, then what the code of its host has behind that of
 * the province (`G09.99` with `H99.31.02`: `G09.99.31.02`). None where the host has no code.
 */
export function codeOfGuest(beginning: string, hostCode: string | null): string | null {
  return hostCode === null ? null : `${beginning}${tailOf(hostCode)}`
}

/** The same code with another host; as it was, where it was not made of the host's. */
export function codeAfterHost(code: string | null, before: string | null, after: string | null): string | null {
  if (code === null || before === null || after === null || !code.endsWith(tailOf(before))) return code
  return codeOfGuest(code.slice(0, code.length - tailOf(before).length), after)
}

/** A name in which a territory stands (`Công an xã Mẫu`), with another in its place; others stay as they are. */
export function nameAfter(name: string, before: string, after: string): string {
  return name.replace(inSentence(before), inSentence(after)).replace(before, after)
}

/** A name as it stands within another: `Phường Mẫu` is `phường Mẫu` there. */
export function inSentence(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1)
}

function tailOf(code: string): string {
  const dot = code.indexOf('.')
  return dot < 0 ? '' : code.slice(dot)
}
