import type { Field } from './model.ts'

/** What a value of a paper can stand in as it is: no list of the form decides what it means. */
const PLAIN: ReadonlySet<Field['type']> = new Set(['text', 'date', 'partialDate'])

/**
 * Whether a question may be answered from what is held: nobody has, it is of whoever asks, and the declaration allows
 * it (`canReuse`). What the dictionary never lets be reused stays empty. Pure.
 */
export function mayBeFilled(
  { key, canReuse, computed, type, meaning: { role } }: Field, answers: Readonly<Record<string, unknown>>,
): boolean {
  const isOwn = role === 'requester' || role === 'applicantOrg'
  return canReuse && !computed && PLAIN.has(type) && isOwn && answers[key] === undefined
}

export interface FilledField<F> { readonly key: string; readonly value: string; readonly fact: F }

/** These questions as papers answer them (`said`, by entries of the dictionary); on portal and counter alike. Pure. */
export function fillFields<F extends { readonly value: unknown }>(
  fields: readonly Field[], said: ReadonlyMap<string, F>,
): readonly FilledField<F>[] {
  return fields.flatMap(({ key, meaning: { entry } }) => {
    const fact = said.get(entry)
    return typeof fact?.value === 'string' ? [{ key, value: fact.value, fact }] : []
  })
}
