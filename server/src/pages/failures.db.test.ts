/** Need: when the database rests, people are told so in words; what needs none of it still stands. */
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { randomToken } from '../platform/secrets.ts'
import { portalPages } from './portal.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

const BROWSER = randomToken()
const RESTING = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
const csrf = () => createHmac('sha256', portal.rooms.secret).update(`form ${BROWSER}`).digest('base64url')
const STEP = `/nop-ho-so/${randomToken()}/to-khai/tre/ten`
const TYPED = { 'child.fullName': 'Đỗ <b>Hữu</b> "Huy"', 'child.ethnicity': '01', 'child.idNumber': '000196990001' }

/** The portal over a database that answers everything with this error. */
async function answers(error: Error, url: string, sent?: Readonly<Record<string, string>>, mark = '') {
  const db = new Proxy(portal.rooms.db, { get: () => () => { throw error } })
  const app = fastify()
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart)
  await app.register(portalPages({ ...portal.rooms, db }))
  const cookies = `__Host-motcua-dan=somebody; __Host-motcua-may=${BROWSER}; __Host-motcua-may-chung=${mark}`
  const answer = await app.inject(sent
    ? {
        method: 'POST', url, payload: new URLSearchParams(sent).toString(),
        headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' },
      }
    : { method: 'GET', url, headers: { cookie: cookies } })
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

test.each([['', false], ['x'.repeat(43), true]])('while nobody listens the mark “%s” shows the button: %s', async (mark, has) => {
  for (const url of ['/ho-so', '/theo-doi/A1', '/dang-nhap'])
    expect((await answers(RESTING, url, undefined, mark)).body.includes('Xong, xóa hết trên máy này')).toBe(has)
})

test('what was typed is shown, and stands in a form that sends it once more to the same address', async () => {
  const sent = { ...TYPED, csrf: csrf(), requestId: 'e7f0c1de-0000-4000-8000-000000000001' }
  const { statusCode, headers, body } = await answers(RESTING, STEP, sent)
  expect(statusCode).toBe(503)
  expect(headers['cache-control']).toBe('private, no-store')
  expect(body).toContain(`action="${STEP}" method="post"`)
  const kept = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name, value]) => [name, value],
  )
  const shown = TYPED['child.fullName'].replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  expect(Object.fromEntries(kept)).toEqual({ ...sent, 'child.fullName': shown })
  expect([...body.matchAll(/<li>([^<]*)<\/li>/g)].map(([, text]) => text)).toEqual([shown, '000196990001'])
})

test('of a form that another page sent nothing is shown, nor a code that was typed, nor when a bug is ours', async () => {
  expect((await answers(RESTING, STEP, TYPED)).body).not.toContain('Hữu')
  expect((await answers(RESTING, STEP, { ...TYPED, csrf: 'AAAA' })).body).not.toContain('Hữu')
  expect((await answers(RESTING, '/dang-nhap/ma', { ma: '123456', csrf: csrf() })).body).not.toContain('123456')
  expect((await answers(new Error('a bug'), STEP, { ...TYPED, csrf: csrf() })).body).not.toContain('Hữu')
})

test('home, search and the pages of procedures stand without it', async () => {
  const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  for (const url of [
    '/', '/thu-tuc', '/tim-thu-tuc?q=khai+sinh',
  ]) expect((await answers(error, url)).statusCode).toBe(200)
})
