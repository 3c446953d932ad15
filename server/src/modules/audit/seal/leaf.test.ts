/** Need: what was sealed before an event said for whom it was done is what it was; whom it names is sealed, too. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { leafOf, openPart } from './leaf.ts'

const OPEN = ['1', '900', '7', '2021-06-25 02:00:00+00', '2021-06-25 02:00:00+00', 'thing.told', 'thing', '3', '\\N', '\\N', '\\N',
  '\\N', '{}']
const CLOSED = ['5f0d9a3e-0000-4000-8000-000000000001', '42', '\\N', '192.0.2.1']
const line = (forPerson: string) => Buffer.from([...OPEN, ...CLOSED, forPerson].join('\t'))
const sha = (first: number, ...texts: string[]) => createHash('sha256').update(Buffer.of(first)).update(texts.join('\t'))

/** As docs/seal.md writes it. */
function byHand(apart: readonly string[]): string {
  return sha(0, 'event/1', ...OPEN, sha(2, ...apart).digest('hex')).digest('hex')
}

test('without a person the leaf is that of the four fields of before', () => {
  expect(leafOf(line('\\N')).hash.toString('hex')).toBe(byHand(CLOSED))
})

test('with one it is that of five, and what is shown of it does not name the person', () => {
  expect(leafOf(line('77')).hash.toString('hex')).toBe(byHand([...CLOSED, '77']))
  expect(openPart(line('77')).open).toBe(OPEN.join('\t'))
})
