/** Need: what is held is used or asked for with a reason, and nobody is told that something is held that is not. */
import { expect, test } from 'vitest'
import { settleHeld } from './settle-held.ts'

const paper = (id: bigint) => ({ id, publicId: `p${String(id)}`, basis: 'NĐ 45/2020/NĐ-CP Đ.16' })
const HELD = new Map([
  ['a', { source: 'kho' as const, papers: [paper(7n), paper(6n)], isOfOwner: true }],
  ['plot', { source: 'kho' as const, papers: [paper(9n), paper(8n)], isOfOwner: false }],
])
const one = (how: 'filed' | 'presented' | 'missing' | 'reused', more: { component?: string; askedAgain?: string; heldPaper?: string } = {}) =>
  ({ component: 'a', how, originals: 0, copies: 0, uploads: ['u'], ...more })
const settle = (
  given: ReturnType<typeof one>, more: { isDeclined?: boolean; reasons?: readonly string[] | null } = {},
) => {
  const done = settleHeld({ held: HELD, filed: [given], isDeclined: false, reasons: ['doubt'], ...more })
  return done.ok
    ? done.value.rows.map(({ outcome, basis, reason }) => [outcome, basis, reason].filter(Boolean).join(' ')).join()
    : done.refusal.code
}

test.each([
  ['used, by its right', one('reused'), {}, 'reused NĐ 45/2020/NĐ-CP Đ.16'],
  ['not held', one('reused', { component: 'b' }), {}, 'held-unknown'],
  ['declined, and used all the same', one('reused'), { isDeclined: true }, 'held-unknown'],
  ['taken by the office without a reason', one('filed'), {}, 'ask-again-reason-needed'],
  ['shown to the office without a reason', one('presented'), {}, 'ask-again-reason-needed'],
  ['with a reason that is in no list', one('filed', { askedAgain: 'whim' }), {}, 'ask-again-reason-needed'],
  ['with a reason', one('filed', { askedAgain: 'doubt' }), {}, 'asked-again doubt'],
  ['given unasked', one('filed'), { reasons: null }, 'given'],
  ['declined', one('filed'), { isDeclined: true }, 'declined'],
  ['not needed', one('missing'), {}, ''],
  ['of a plot, which nobody named', one('reused', { component: 'plot' }), {}, 'held-unknown'],
  ['of a plot, one that is not there', one('reused', { component: 'plot', heldPaper: 'p7' }), {}, 'held-unknown'],
  ['of a plot, named', one('reused', { component: 'plot', heldPaper: 'p8' }), {}, 'reused NĐ 45/2020/NĐ-CP Đ.16'],
  ['of another plot, handed in', one('filed', { component: 'plot' }), {}, ''],
  ['of which nothing is held', one('filed', { component: 'b' }), {}, ''],
] as const)('%s', (_, given, more, said) => expect(settle(given, more)).toBe(said))

test('what is used stands in the dossier as the paper that is held, and no upload beside it', () => {
  const done = settleHeld({ held: HELD, filed: [one('reused')], isDeclined: false, reasons: null })
  expect(done.ok && done.value.filed).toEqual([{ ...one('reused'), uploads: [], papers: [7n] }])
})
