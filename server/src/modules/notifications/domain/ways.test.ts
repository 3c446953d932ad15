/** Need: people are told by the way that they chose, and by another where that one fails; nobody is told by none. */
import { expect, test } from 'vitest'
import { type Sayable, type Way, waysOf } from './ways.ts'

const [BOTH, PHONE, MAIL, NONE]: Sayable[] = [
  { phone: 'p', email: 'e' }, { phone: 'p', email: undefined }, { phone: undefined, email: 'e' },
  { phone: undefined, email: undefined },
]
const withLetter = (use: 'instead' | 'always'): Sayable => ({ ...BOTH as Sayable, letter: { text: 'p', use } })
/** Ways that begin at once, with `>` before what is tried after one. */
test.each<[Way | undefined, Sayable | undefined, string[]]>([
  [undefined, BOTH, ['sms', 'email']], [undefined, PHONE, ['sms']], [undefined, MAIL, ['email']], [undefined, NONE, []],
  ['sms', BOTH, ['sms>email']], ['sms', MAIL, ['email']], ['sms', NONE, []],
  ['zalo', BOTH, ['zalo>sms>email']], ['zalo', PHONE, ['zalo>sms']], ['zalo', MAIL, ['email']],
  ['email', BOTH, ['email>sms']], ['email', PHONE, ['sms']],
  ['portal', BOTH, []], ['push', BOTH, ['sms>email']], ['push', { phone: 'p', email: 'e', push: 'p' }, ['push>sms>email']],
  [undefined, { phone: 'p', email: 'e', push: 'p' }, ['sms', 'email']], ['sms', { phone: 'p', email: 'e', push: 'p' }, ['sms>email']],
  [undefined, withLetter('instead'), ['sms>letter', 'email>letter']], [undefined, withLetter('always'), ['sms', 'email', 'letter']],
  ['sms', withLetter('instead'), ['sms>email>letter']],
])('chosen %s: %#', (chosen, sayable, expected) => {
  const ways = waysOf(chosen, sayable ?? {} as Sayable)
  expect(ways.map(({ channel, thenBy }) => [channel, ...thenBy.map((one) => one.channel)].join('>'))).toEqual(expected)
  for (const { channel, text, thenBy } of ways)
    for (const one of [{ channel, text }, ...thenBy]) expect(one.text).toBe(one.channel === 'email' ? 'e' : 'p')
})
