/** Need: several people sign one paper in the order that was set, or one of them says why not (issue 6, D4). */
import { expect, test } from 'vitest'
import { nextSigner, openRound, refusedBy, signedBy } from './signing-round.ts'

const refusal = (code: string) => ({ ok: false, refusal: { code } })
const round = () => openRound(['chuyên viên', 'lãnh đạo', 'văn thư'])
const after = (...who: string[]) => who.reduce((one, by) => {
  const answer = signedBy(one, by)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}, round())

test('each signs when it is the turn, and then nobody more', () => {
  expect(nextSigner(round())).toBe('chuyên viên')
  expect(signedBy(round(), 'lãnh đạo')).toEqual(refusal('not-your-turn'))
  expect(signedBy(after('chuyên viên'), 'chuyên viên')).toEqual(refusal('not-your-turn'))
  expect(signedBy(round(), 'ai khác')).toEqual(refusal('not-your-turn'))
  const all = after('chuyên viên', 'lãnh đạo', 'văn thư')
  expect(nextSigner(all)).toBeUndefined()
  expect(signedBy(all, 'văn thư')).toEqual(refusal('round-complete'))
})

test('whoever refuses in turn says why, and ends it for all', () => {
  const first = after('chuyên viên')
  expect(refusedBy(first, 'văn thư', 'Sai tên')).toEqual(refusal('not-your-turn'))
  expect(refusedBy(first, 'lãnh đạo', ' \n')).toEqual(refusal('reason-missing'))
  const refused = refusedBy(first, 'lãnh đạo', ' Sai tên người được cấp ')
  if (!refused.ok) throw new Error(refused.refusal.code)
  expect(refused.value.refused).toEqual({ by: 'lãnh đạo', reason: 'Sai tên người được cấp' })
  expect(nextSigner(refused.value)).toBeUndefined()
  expect(signedBy(refused.value, 'lãnh đạo')).toEqual(refusal('round-refused'))
  expect(refusedBy(refused.value, 'văn thư', 'x')).toEqual(refusal('round-refused'))
})

test('nobody signs twice in one round, and one of nobody is none', () => {
  expect(() => openRound([])).toThrow()
  expect(() => openRound(['a', 'b', 'a'])).toThrow()
})
