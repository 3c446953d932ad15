import { type FieldWord, similarity } from './read-values.ts'

interface Placed { readonly page: number; readonly segment: readonly FieldWord[] }
interface Labels {
  readonly numberLabels: readonly string[]
  readonly dayLabels: readonly string[]
  readonly issuerLabels: readonly string[]
}
interface Found { readonly at: number; readonly behind: number; readonly kind: 'number' | 'day' | 'issuer' }

/** How alike a label must be to what was read, 1 for the same. */
const ALIKE = 0.8
/** What ends a label, and what parts it from its value. */
const POINTS = /[:;.,]+$/u
const IS_POINTS = /^[:;.,]+$/u

/**
 * What stands behind "Ngày cấp:" and "Nơi cấp:" (with a colon or without, in one line or two), the first of each. Only
 * a line that begins with a label counts: "Căn cước số …, ngày cấp …, nơi cấp …" within a sentence tells of another
 * paper of the person.
 */
export function labelledIn(
  all: readonly Placed[], labels: Labels,
): { readonly day?: Placed | undefined; readonly issuer?: Placed | undefined } {
  const values = all.flatMap(({ page, segment }) => valuesOf(segment, labels).map((one) => ({ page, ...one })))
  return { day: values.find(({ kind }) => kind === 'day'), issuer: values.find(({ kind }) => kind === 'issuer') }
}

function valuesOf(segment: readonly FieldWord[], labels: Labels) {
  const found = segment.map((_, at) => labelAt(segment, at, labels)).filter((one) => one !== undefined)
  if (found[0]?.at !== 0) return []
  return found.map(({ behind, kind }, n) => ({
    kind, segment: segment.slice(behind, found[n + 1]?.at).filter(({ text }) => !IS_POINTS.test(text)),
  })).filter((one) => one.segment.length > 0)
}

/** A label within the line begins with a capital, or stands behind a stop. */
function labelAt(segment: readonly FieldWord[], at: number, labels: Labels): Found | undefined {
  const isStart = at === 0 || /^\p{Lu}/u.test(segment[at]?.text ?? '') || POINTS.test(segment[at - 1]?.text ?? '')
  if (!isStart) return undefined
  const kinds = [['day', labels.dayLabels], ['issuer', labels.issuerLabels], ['number', labels.numberLabels]] as const
  for (const [kind, words] of kinds) {
    for (const label of words) {
      const behind = at + label.split(' ').length
      const said = segment.slice(at, behind).map(({ text }) => text).join(' ').replace(POINTS, '')
      if (similarity(said, label) >= ALIKE) return { at, behind, kind }
    }
  }
  return undefined
}
