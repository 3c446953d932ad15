/** R23: whoever meets the system while its database rests is told when planned maintenance ends. */
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { sayMaintenance, sendUnavailable } from './maintenance-notices.ts'
import type { Rooms } from './open-rooms.ts'

const at = (local: string) => new Date(`${local}:00+07:00`)

async function ask(now: string, { isLasting = true, url = '/api/procedures' } = {}) {
  const one = { startsAt: at('2021-06-25T22:00'), endsAt: at('2021-06-26T02:00') }
  const rooms = {
    clock: { now: () => at(now) },
    maintenance: { announced: () => [one], lasting: () => isLasting ? one : undefined },
  } as unknown as Rooms
  const app = fastify()
  sayMaintenance(app, rooms)
  app.get('/api/procedures', async (_, reply) => sendUnavailable(reply, rooms))
  app.get('/thu-tuc', async () => 'trang')
  return app.inject({ url, headers: { 'accept-language': 'vi' } })
}

test.each([
  // Two minutes are left: asked again then. Of hours, in a quarter of an hour: it may be over early. Never at once.
  ['2021-06-26T01:58', '120'], ['2021-06-25T22:00', '900'], ['2021-06-26T02:00', '10'],
])('at %s it is asked again in %s seconds, and says until when', async (now, seconds) => {
  const answer = await ask(now)
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, seconds])
  expect(answer.json()).toMatchObject({
    code: 'under-maintenance', detail: expect.stringContaining('02:00') as string,
  })
})

test('without maintenance it is an outage like any other', async () => {
  const answer = await ask('2021-06-25T12:00', { isLasting: false })
  expect([answer.statusCode, answer.headers['retry-after'], answer.json<{ code: string }>().code])
    .toEqual([503, '10', 'unavailable'])
})

test('programs read the interval in every answer, pages carry none', async () => {
  expect((await ask('2021-06-25T12:00')).headers['x-maintenance'])
    .toBe('2021-06-25T15:00:00.000Z/2021-06-25T19:00:00.000Z')
  expect((await ask('2021-06-25T12:00', { url: '/thu-tuc' })).headers['x-maintenance']).toBeUndefined()
})
