/** Need: when the database rests, people are told so in words; what needs none of it still stands. */
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { portalPages } from './portal.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

/** The portal over a database that answers everything with this error. */
async function answers(error: Error, url: string) {
  const db = new Proxy(portal.rooms.db, { get: () => () => { throw error } })
  const app = fastify()
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart)
  await app.register(portalPages({ ...portal.rooms, db }))
  const answer = await app.inject({ method: 'GET', url, headers: { cookie: '__Host-motcua-dan=somebody' } })
  await app.close()
  return answer
}

test.each([
  [
    'the server shuts down', Object.assign(new Error('terminating connection'), { code: '57P01' }), 503,
    'Hệ thống đang tạm dừng',
  ],
  ['nobody listens', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 'Hệ thống đang tạm dừng'],
  ['a bug of ours', new Error('column secret_name does not exist'), 500, 'Có lỗi ngoài dự kiến'],
])('%s: tracking says so, and the error itself does not leave', async (_, error, status, words) => {
  const answer = await answers(error, '/theo-doi/A1')
  expect(answer.statusCode).toBe(status)
  expect(answer.body).toContain(words)
  expect(answer.body).not.toContain(error.message)
})

test('home, search and the pages of procedures stand without it', async () => {
  const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  for (const url of [
    '/', '/thu-tuc', '/tim-thu-tuc?q=khai+sinh',
  ]) expect((await answers(error, url)).statusCode).toBe(200)
})
