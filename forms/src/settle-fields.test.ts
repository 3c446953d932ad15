/**
 * Need: asking once is measured of what was asked (KH 1107 II.3.3), neither of what nobody asked nor of what must be
 * given anew.
 */
import { expect, test } from 'vitest'
import { settleFields } from './filled-from-held.ts'
import type { Field } from './model.ts'

const question = (key: string, more: Partial<Field> = {}) => ({
  key, type: 'text', canReuse: true, meaning: { role: 'requester', entry: key }, ...more,
}) as unknown as Field
const PAPER = { value: 'Cục Mẫu', paper: {} }
const EARLIER = { value: '0500000001', role: 'requester', dossier: {} }
const READER = { codes: {}, asOf: '2021-06-25', placeOf: () => ({ kind: 'unknown' }) as const }
const SAID = new Map<string, typeof PAPER | typeof EARLIER>([['issuer', PAPER], ['phone', EARLIER]])

test('an answer is the one that is held, however its marks are put together, or another', () => {
  const asked = [question('issuer'), question('phone'), question('mail')]
  expect(settleFields(asked, SAID, { issuer: 'Cục Mẫu'.normalize('NFD'), phone: '0500000002', mail: 'a@b.vn' }, READER)).toEqual([
    { key: 'issuer', fact: PAPER, outcome: 'reused' }, { key: 'phone', fact: EARLIER, outcome: 'corrected' },
  ])
})

test.each<[string, Field, Record<string, unknown>]>([
  ['what was not asked', question('issuer'), {}],
  ['what was left empty', question('issuer'), { issuer: '' }],
  ['what must be given anew', question('issuer', { canReuse: false }), { issuer: 'Cục Mẫu' }],
  ['what is of another than whoever asks', question('issuer', { meaning: { role: 'child', entry: 'issuer' } }), { issuer: 'Cục Mẫu' }],
  ['what was declared as another', question('phone', { meaning: { role: 'applicantOrg', entry: 'phone' } }),
    { phone: '0500000001' }],
])('%s does not count', (_, field, answers) => {
  expect(settleFields([field], SAID, answers, READER)).toEqual([])
})
