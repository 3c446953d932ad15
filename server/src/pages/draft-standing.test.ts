/** Need: it is told what can be done with a draft whose form or procedure is not that of today (P1.4). */
import type { FormDefinition } from '@motcua/forms/model.ts'
import { expect, test } from 'vitest'
import type { FormVersion, ProcedureVersion } from '../modules/catalogue/public.ts'
import { isSendable, standingOf, takeOver } from './draft-standing.ts'
import type { Journey } from './journey.ts'

const definition = (fields: readonly object[]) => ({
  codes: {}, rules: [], pages: [{ id: 'p', title: 'p', sections: [{ id: 's', title: 's', fields }] }],
}) as unknown as FormDefinition
const field = (key: string, type: string, more: object = {}) => ({
  key, label: key.toUpperCase(), type, required: 'never', meaning: { entry: key }, ...more,
})
const form = (id: bigint, validFrom: string, validTo: string | null, fields: readonly object[] = []) => ({
  id, form: 'tk', procedures: [], validFrom, validTo, isOfficial: true, definition: definition(fields),
}) as FormVersion
const procedure = (id: bigint, validTo: string | null, channels = ['online']) => ({
  id, procedure: 'p', procedurePublicId: 'u', validFrom: '2020-01-01', validTo, content: { channels },
}) as unknown as ProcedureVersion

const OLD = form(1n, '2020-01-01', '2021-05-31')
const NEW = form(2n, '2021-06-01', null)
const TODAY = '2021-06-25'

/** A draft on `own` of `version`, on a day on which these hold. */
function journey(
  version: ProcedureVersion, current: ProcedureVersion | undefined, own: FormVersion, forms: FormVersion[],
) {
  const catalogue = {
    on: () => ({ byPublicId: () => current }), formVersion: () => own,
    formsFor: () => forms.map((one) => ({ version: one, isPublished: true })),
  }
  return {
    visit: { rooms: { catalogue }, today: TODAY }, version, form: own.definition,
    occasion: { asOf: TODAY, procedure: 'p', channel: 'online' },
    draft: { formVersionId: own.id, answers: { a: 'x', b: 'chu', c: 5, gone: 'y', kind: 'k1' } },
  } as unknown as Journey
}

const one = procedure(1n, null)
test.each([
  ['as on its first day', journey(one, one, NEW, [NEW]), 'current', true],
  ['a form whose days are over', journey(one, one, OLD, [NEW]), 'form-replaced', false],
  ['a form that was withdrawn for a corrected one, in its own days', journey(
    one, one, form(3n, '2021-06-01', null), [NEW],
  ),
    'form-corrected', true],
  ['a form that stands in though it is not in force', journey(one, one, OLD, [OLD]), 'current', true],
  ['a procedure that has a newer version', journey(procedure(1n, '2021-06-01'), procedure(2n, null), NEW, [NEW]),
    'procedure-changed', false],
  ['a procedure that ended', journey(procedure(1n, '2021-06-20'), undefined, NEW, [NEW]), 'procedure-ended', false],
  ['a procedure that is taken at the counter only', journey(one, procedure(2n, null, ['counter']), NEW, [NEW]),
    'procedure-ended', false],
] as const)('%s', (_, draft, kind, sendable) => {
  const standing = standingOf(draft)
  expect([standing.kind, isSendable(standing)]).toEqual([kind, sendable])
})

test('the day on which it ended is the day after its last', () => {
  expect(standingOf(journey(procedure(1n, '2021-06-20'), undefined, NEW, [NEW]))).toMatchObject({ since: '2021-06-21' })
  expect(standingOf(journey(one, one, OLD, [NEW]))).toMatchObject({ since: '2021-06-01' })
})

test('answers are taken over where the new form asks the same, of the same type, and takes their value', () => {
  const old = form(1n, '2020-01-01', '2021-05-31', [
    field('a', 'text'), field('b', 'text'), field('c', 'number'), field('gone', 'text'),
    field('kind', 'choice', { codes: 'k' }),
  ])
  const next = form(2n, '2021-06-01', null, [
    field('a', 'text'), field('b', 'number'), field('c', 'number'), field('kind', 'choice', { codes: 'k' }),
  ])
  Object.assign(next.definition as object, { codes: { k: { choices: [{ value: 'k2', label: 'K2' }] } } })
  expect(takeOver(journey(one, one, old, [next]), { version: one, form: next }))
    .toEqual({ answers: { a: 'x', c: 5 }, dropped: ['B', 'GONE', 'KIND'] })
})
