import { type HeldReader, answerOf, isSameAnswer, splitSince } from './held-answer.ts'
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

export interface FilledField<F> {
  readonly key: string
  readonly value: string | Address
  readonly fact: F
  /** Of an address: the commune that is held, where that is another one today. */
  readonly before?: string
}

/**
 * These questions as what is held answers them (`said`, by entries of the dictionary); on portal and counter alike.
 * What somebody declared as one (`role`) answers no question about another, and what the form has no such answer for
 * none at all (`answerOf`). Pure.
 */
export function fillFields<F extends { readonly value: unknown; readonly role?: string }>(
  fields: readonly Field[], said: ReadonlyMap<string, F>, reader: HeldReader,
): readonly FilledField<F>[] {
  return fields.flatMap((field) => {
    const fact = factFor(field, said)
    const answer = fact && answerOf(field, fact.value, reader)
    return answer ? [{ key: field.key, fact, ...answer }] : []
  })
}

/** A question that stays empty, since the commune (`before`) of what is held is several of today. */
export interface SplitField<F> { readonly key: string; readonly fact: F; readonly before: string }

/** These questions of which an address is held that nobody can lead over to one of today. Pure. */
export function splitFields<F extends { readonly value: unknown; readonly role?: string }>(
  fields: readonly Field[], said: ReadonlyMap<string, F>, reader: HeldReader,
): readonly SplitField<F>[] {
  return fields.flatMap((field) => {
    const fact = factFor(field, said)
    const before = fact && splitSince(field, fact.value, reader)
    return !fact || before === undefined ? [] : [{ key: field.key, fact, before }]
  })
}

function factFor<F extends { readonly role?: string }>(
  { meaning: { role, entry } }: Field, said: ReadonlyMap<string, F>,
): F | undefined {
  const fact = said.get(entry)
  return fact?.role === undefined || fact.role === role ? fact : undefined
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
