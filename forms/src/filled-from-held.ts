import { type Field, type FormDefinition, fieldsOf } from './model.ts'

/** What a value of a paper can stand in as it is: no list of the form decides what it means. */
const PLAIN: ReadonlySet<Field['type']> = new Set(['text', 'date', 'partialDate'])

/**
 * Whether a question may be answered from what is held: nobody has, it is of whoever asks, and the declaration allows
 * it (`canReuse`). What the dictionary never lets be reused stays empty. Pure.
 */
export function mayBeFilled(
  { key, canReuse, computed, type, meaning: { role } }: Field, answers: Readonly<Record<string, unknown>>,
): boolean {
  return canReuse && !computed && PLAIN.has(type) && isOwn(role) && answers[key] === undefined
}

/** What the keys of a declaration mean that may be offered again in another: the same questions. Pure. */
export function meaningsOf(
  form: FormDefinition,
): ReadonlyMap<string, { readonly role: string; readonly entry: string }> {
  return new Map(fieldsOf(form).flatMap((field) => {
    const { key, meaning: { role, entry } } = field
    return isOwn(role) && mayBeFilled(field, {}) ? [[key, { role, entry }] as const] : []
  }))
}

const isOwn = (role: string | undefined): role is string => role === 'requester' || role === 'applicantOrg'

export interface FilledField<F> { readonly key: string; readonly value: string; readonly fact: F }

/**
 * These questions as what is held answers them (`said`, by entries of the dictionary); on portal and counter alike.
 * What somebody declared as one (`role`) answers no question about another. Pure.
 */
export function fillFields<F extends { readonly value: unknown; readonly role?: string }>(
  fields: readonly Field[], said: ReadonlyMap<string, F>,
): readonly FilledField<F>[] {
  return fields.flatMap(({ key, meaning: { role, entry } }) => {
    const fact = said.get(entry)
    const isSame = fact?.role === undefined || fact.role === role
    return isSame && typeof fact?.value === 'string' ? [{ key, value: fact.value, fact }] : []
  })
}

/** A question that something held answers, and what became of it. */
export interface SettledField<F> { readonly key: string; readonly fact: F; readonly outcome: 'reused' | 'corrected' }

/**
 * What became of the questions that could be answered from what is held when a declaration is handed in (KH 1107
 * II.3.3): the answer is the one that is held, or another. What was not asked in this case, or left empty, is not among
 * them. Pure.
 */
export function settleFields<F extends { readonly value: unknown; readonly role?: string }>(
  fields: readonly Field[], said: ReadonlyMap<string, F>, answers: Readonly<Record<string, unknown>>,
): readonly SettledField<F>[] {
  const open = fields.filter((field) => mayBeFilled(field, {}))
  return fillFields(open, said).flatMap(({ key, value, fact }) => {
    const given = answers[key]
    if (typeof given !== 'string' || given === '') return []
    return [{ key, fact, outcome: given.normalize('NFC') === value.normalize('NFC') ? 'reused' : 'corrected' }]
  })
}
