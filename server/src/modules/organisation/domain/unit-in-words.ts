import type { Directory } from './directory.ts'

/** A unit by its name on a day, with the body it is a part of: every section of a one-stop is called the same. */
export function unitInWords(directory: Directory, id: bigint): string {
  const unit = directory.lastKnown(id)
  if (!unit) return 'Cơ quan giải quyết'
  const body = unit.kind === 'division' ? directory.bodyOf(id) : undefined
  return body && body.id !== id ? `${unit.name}, ${body.name}` : unit.name
}

/** The same by the day of which is told; one that came later, since a dossier went over to it, by its name today. */
export function unitInWordsOf(then: Directory, today: Directory, id: bigint): string {
  return unitInWords(then.lastKnown(id) ? then : today, id)
}
