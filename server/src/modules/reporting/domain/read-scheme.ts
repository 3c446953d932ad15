import type { Component, Scheme, ScoreGroup } from './score.ts'

/** How a file says that months are scored, or all that is wrong with it, each with its place. */
export type ReadScheme =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly problems: readonly string[] }

type Fields = Readonly<Record<string, unknown>>
type Note = (place: string, problem: string) => void

/**
 * Reads the part `qd766` of the targets of a data set. Points of a component that are null are not set; of a group or
 * part of which all are set they come to its own, and never to more. All problems are told, not only the first. Pure.
 */
export function readScheme(parsed: unknown): ReadScheme {
  const problems: string[] = []
  const note: Note = (place, problem) => { problems.push(`${place}: ${problem}`) }
  const part = fieldsOf(fieldsOf(parsed)?.['qd766'])
  const listOf = (value: unknown, place: string): Fields[] => {
    if (!Array.isArray(value) || value.length === 0) { note(place, 'must be a list'); return [] }
    return value.map((one: unknown, nth) => {
      const fields = fieldsOf(one)
      if (!fields) note(`${place}/${nth}`, 'must be an object')
      return fields ?? {}
    })
  }
  const scheme: Scheme = {
    document: textIn(part ?? {}, 'document', 'qd766', note),
    groups: listOf(part?.['groups'], 'qd766/groups').map((one) => readGroup(one, note)),
    components: listOf(part?.['indicators'], 'qd766/indicators').map((one) => readComponent(one, note)),
    ratings: listOf(fieldsOf(part?.['ratings'])?.['values'], 'qd766/ratings/values').map((one) => ({
      nameVi: textIn(one, 'name_vi', 'qd766/ratings', note), min: numberIn(one, 'min', 'qd766/ratings', note) ?? 0,
    })),
  }
  for (const [nth, { min }] of scheme.ratings.entries())
    if (min >= (scheme.ratings[nth - 1]?.min ?? Infinity)) note('qd766/ratings', 'must go from the best down')
  checkPoints(scheme, note)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, scheme }
}

function readGroup(fields: Fields, note: Note): ScoreGroup {
  const id = textIn(fields, 'id', 'qd766/groups', note)
  const place = `qd766/groups/${id}`
  const maxPoints = numberIn(fields, 'max_points', place, note) ?? 0
  const parts = fields['parts'] === undefined ? { [id]: maxPoints } : fieldsOf(fields['parts'])
  if (!parts) note(`${place}/parts`, 'must be an object')
  const points = Object.keys(parts ?? {}).map((part) => [part, numberIn(parts ?? {}, part, `${place}/parts`, note) ?? 0] as const)
  if (points.reduce((sum, [, one]) => sum + one, 0) !== maxPoints) note(`${place}/parts`, `must come to ${maxPoints}`)
  return { id, nameVi: textIn(fields, 'name_vi', place, note), maxPoints, parts: new Map(points) }
}

function readComponent(fields: Fields, note: Note): Component {
  const id = textIn(fields, 'id', 'qd766/indicators', note)
  const place = `qd766/indicators/${id}`
  const fullFrom = numberIn(fields, 'full_points_from_percent', place, note)
  if (fullFrom !== null && (fullFrom <= 0 || fullFrom > 100)) note(`${place}/full_points_from_percent`, 'must be from 1 to 100')
  return {
    id, nameVi: textIn(fields, 'name_vi', place, note), group: textIn(fields, 'group', place, note),
    maxPoints: numberIn(fields, 'max_points', place, note), fullFrom,
    words: textIn(fields, 'formula_words', place, note),
  }
}

function checkPoints({ groups, components }: Scheme, note: Note): void {
  const parts = new Map(groups.flatMap((group) => [...group.parts]))
  const ids = new Set<string>()
  for (const { id, group } of components) {
    if (ids.has(id)) note(`qd766/indicators/${id}`, 'stands there twice')
    ids.add(id)
    if (!parts.has(group)) note(`qd766/indicators/${id}/group`, `must be one of ${[...parts.keys()].join(', ')}`)
  }
  for (const [part, most] of parts) {
    const points = components.filter(({ group }) => group === part).map(({ maxPoints }) => maxPoints)
    const sum = points.reduce<number>((all, one) => all + (one ?? 0), 0)
    if (sum > most) note(`qd766/groups/${part}`, `its components come to ${sum}, which is more than ${most}`)
    else if (sum < most && !points.includes(null)) note(`qd766/groups/${part}`, `its components come to ${sum}, not to ${most}`)
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : undefined
}

function textIn(fields: Fields, key: string, place: string, note: Note): string {
  const value = fields[key]
  if (typeof value === 'string' && value !== '') return value
  note(`${place}/${key}`, 'must be a text')
  return ''
}

/** Null where it is null; what is no number is a fault. */
function numberIn(fields: Fields, key: string, place: string, note: Note): number | null {
  const value = fields[key]
  if (value === null) return null
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  note(`${place}/${key}`, 'must be a number, 0 or more')
  return null
}
