/**
 * The answers of a declaration as expressions read them: nested by the dots of their keys, since FEEL takes
 * `answers.household.members` for three names. Where one key is the beginning of another, the shorter one gives way.
 * What is not an object of answers is answered as it is. Pure.
 */
export function nestedAnswers(answers: unknown): unknown {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return answers
  return nest(Object.entries(answers))
}

function nest(entries: readonly (readonly [key: string, value: unknown])[]): unknown {
  const plain = new Map<string, unknown>()
  const below = new Map<string, (readonly [string, unknown])[]>()
  for (const [key, value] of entries) {
    const dot = key.indexOf('.')
    if (dot < 0) {
      plain.set(key, value)
      continue
    }
    const [first, rest] = [key.slice(0, dot), key.slice(dot + 1)]
    const known = below.get(first) ?? []
    known.push([rest, value])
    below.set(first, known)
  }
  return Object.fromEntries([...plain, ...[...below].map(([key, within]) => [key, nest(within)] as const)])
}
