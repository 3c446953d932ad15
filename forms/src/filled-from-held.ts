import { type HeldReader, answerOf, isSameAnswer } from './held-answer.ts'
import { type Address, type Field, type FormDefinition, fieldsOf } from './model.ts'

/** Kinds of questions that one value answers. */
const SINGLE: ReadonlySet<Field['type']> = new Set(['text', 'date', 'partialDate', 'choice', 'address'])

/**
 * Whether a question may be answered from what is held: nobody has, it is of whoever asks, and the declaration allows
 * it (`canReuse`). What the dictionary never lets be reused stays empty. Pure.
 */
export function mayBeFilled(
  { key, canReuse, computed, type, meaning: { role } }: Field, answers: Readonly<Record<string, unknown>>,
): boolean {
  return canReuse && !computed && SINGLE.has(type) && isOwn(role) && answers[key] === undefined
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

export interface FilledField<F> { readonly key: string; readonly value: string | Address; readonly fact: F }

/**
 * These questions as what is held answers them (`said`, by entries of the dictionary); on portal and counter alike.
 * What somebody declared as one (`role`) answers no question about another, and what the form has no such answer for
 * none at all (`answerOf`). Pure.
 */
export function fillFields<F extends { readonly value: unknown; readonly role?: string }>(
  fields: readonly Field[], said: ReadonlyMap<string, F>, reader: HeldReader,
): readonly FilledField<F>[] {
  return fields.flatMap((field) => {
    const { key, meaning: { role, entry } } = field
    const fact = said.get(entry)
    if (!fact || fact.role !== undefined && fact.role !== role) return []
    const value = answerOf(field, fact.value, reader)
    return value === undefined ? [] : [{ key, value, fact }]
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
  reader: HeldReader,
): readonly SettledField<F>[] {
  const open = fields.filter((field) => mayBeFilled(field, {}))
  return fillFields(open, said, reader).flatMap(({ key, value, fact }) => {
    const given = answers[key]
    if (given === undefined || given === null || given === '') return []
    return [{ key, fact, outcome: isSameAnswer(given, value) ? 'reused' : 'corrected' }]
  })
}
