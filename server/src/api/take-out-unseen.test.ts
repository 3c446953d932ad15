/**
 * Need: a mark that turns the writing, in one person's text, must not change how another's reads (bad input of part P).
 */
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { fieldOf } from '../pages/visit.ts'
import { takeOutUnseen } from './take-out-unseen.ts'

/** Every mark of Unicode that begins, ends or overrides a direction (UAX 9), between two letters. */
const MARKS = [0x061c, 0x200e, 0x200f, ...[0, 1, 2, 3, 4].map((nth) => 0x202a + nth), 0x2066, 0x2067, 0x2068, 0x2069]
const TURNED = MARKS.map((code) => `a${String.fromCodePoint(code)}b`).join(' ')
const PLAIN = MARKS.map(() => 'ab').join(' ')

async function received(url: string, payload: object): Promise<unknown> {
  const app = Fastify()
  takeOutUnseen(app)
  app.post(url, async ({ body }) => ({ body }))
  const answer = await app.inject({ method: 'POST', url, payload })
  await app.close()
  return answer.json<{ body: unknown }>().body
}

test('they go from every text that a program sends, however deep it stands', async () => {
  expect(await received('/api/notes', { text: TURNED, lines: [{ said: TURNED, nth: 1, isLast: null }] }))
    .toEqual({ text: PLAIN, lines: [{ said: PLAIN, nth: 1, isLast: null }] })
})

test('answers of a declaration come as they are, to be refused at their fields', async () => {
  expect(await received('/api/dossiers', { note: TURNED, answers: { 'child.fullName': TURNED } }))
    .toEqual({ note: PLAIN, answers: { 'child.fullName': TURNED } })
})

test('they go from every field of a page; Arabic and Hebrew letters stay', () => {
  expect(fieldOf({ text: ` ${TURNED} ` }, 'text')).toBe(PLAIN)
  expect(fieldOf({ name: 'محمد שלום' }, 'name')).toBe('محمد שלום')
})

test('a text in which nothing can be seen is empty, so that a field that must say something refuses it', async () => {
  const unseen = ['   ', '\u200b', '\u00a0\ufeff', '\u202e', '\u0007', '\u00ad \u2060']
  expect(await received('/api/notes', { texts: unseen, answers: { note: ' ' }, said: ' a ' }))
    .toEqual({ texts: unseen.map(() => ''), answers: { note: ' ' }, said: ' a ' })
})
