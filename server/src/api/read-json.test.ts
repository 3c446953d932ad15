/**
 * Need: no body, however it is nested, ends the stack of whoever walks it (ASVS 5.0, 1.5.3; found by the drill `text`).
 */
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { readJson } from './read-json.ts'
import { takeOutUnseen } from './take-out-unseen.ts'

async function statusOf(payload: string): Promise<number> {
  const app = Fastify()
  readJson(app)
  takeOutUnseen(app)
  app.post('/api/notes', async () => 'taken')
  const { statusCode } = await app.inject({
    method: 'POST', url: '/api/notes', payload, headers: { 'content-type': 'application/json; charset=utf-8' },
  })
  await app.close()
  return statusCode
}
const nested = (depth: number, [open, end]: readonly [string, string]) => open.repeat(depth) + '1' + end.repeat(depth)

test.each(
  [['arrays', '[', ']'], ['objects', '{"a":', '}']] as const,
)('of %s 64 are taken, 65 and 10,000 refused', async (_, open, end) => {
  expect(await Promise.all([64, 65, 10_000].map((depth) => statusOf(nested(depth, [open, end])))))
    .toEqual([200, 400, 400])
})

test('brackets within a text are text', async () => {
  expect(await statusOf(JSON.stringify({ text: `\\"${'[{"'.repeat(1_000)}`, after: [1] }))).toBe(200)
})

test('what is no JSON stays refused: cut in a text, names that poison, nothing', async () => {
  for (const body of [
    '{"a', `"${'\\\\"['.repeat(200_000)}`, '"[[[', `"${'\\'.repeat(99)}`, '{"__proto__":{}}',
    '{"constructor":{"prototype":{}}}', '',
  ])
    expect(await statusOf(body)).toBe(400)
})

test('a text with a NUL is refused, one that only speaks of it is taken', async () => {
  expect(await statusOf(JSON.stringify({ text: 'a\u0000b' }))).toBe(400)
  expect(await statusOf(JSON.stringify({ text: String.raw`a\u0000b` }))).toBe(200)
})
