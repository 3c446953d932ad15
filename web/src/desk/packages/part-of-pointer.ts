import type { PackagePart } from '../designers/package-editor.tsx'

/** Where in a package a finding is mended: beginnings of its pointer, the longest first. */
const PLACES: readonly (readonly [begins: string, part: PackagePart])[] = [
  ['/content/components', 'papers'], ['/content/sets', 'papers'], ['/content/fee', 'fee'],
  ['/content/tables/papers', 'papers'],
  ['/content/tables/fee', 'fee'], ['/content/tables/limit', 'limits'], ['/content/limits', 'limits'],
  ['/content/legalBasis', 'legal'], ['/content/competence', 'competence'], ['/content/consultations', 'consultations'],
  ['/content/steps', 'process'], ['/content/result', 'result'],
  ['/forms', 'forms'], ['/process', 'process'], ['/decisions', 'decisions'],
]

/** The part of the screen in which that is written which a pointer into the package points to. */
export function partOfPointer(pointer: string): PackagePart | 'general' {
  return PLACES.find(([begins]) => pointer.startsWith(begins))?.[1] ?? 'general'
}
