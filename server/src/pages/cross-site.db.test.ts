/**
 * Need: no other site makes a signed-in citizen do anything. A form with files is the one whose token is read late; so
 * only pages that take files may be sent one, and none before its token was seen.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDossier } from '../modules/dossiers/public.ts'
import { sendBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { PORTAL_ROUTES } from './portal-routes.ts'

let portal: PortalServer
let cookie: string
let id: string
beforeAll(async () => {
  portal = await startPortal()
  const mother = portal.visitor()
  id = await sendBirth(mother, portal, 71, 'Đỗ Văn Chặn')
  cookie = ['__Host-motcua-may', '__Host-motcua-dan']
    .map((name) => `${name}=${mother.cookie(name) ?? ''}`).join('; ')
})
afterAll(async () => portal.stop())

const writes = PORTAL_ROUTES.filter(({ method }) => method === 'POST')

async function send(path: string, type: string, origin: string) {
  const url = path.replace(':id', id).replace(/:\w+/g, 'x')
  const { statusCode } = await portal.app.inject({
    method: 'POST', url, headers: { 'cookie': cookie, 'content-type': type, 'host': 'localhost', origin },
    payload: type.startsWith('multipart')
      ? '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'
      : 'a=b',
  })
  return statusCode
}

test.each(writes)('$path takes nothing without the token of a form', async ({ path }) => {
  for (const type of ['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded']) {
    expect([type, await send(path, type, 'https://elsewhere.example')]).toEqual([type, 400])
  }
})

test.each(writes.filter((route) => !('isUpload' in route)))('$path takes no form with files, not even of our own site',
  async ({ path }) => {
    expect(await send(path, 'multipart/form-data; boundary=x', 'http://localhost')).toBe(400)
  })

test('the dossier stands as it was', async () => {
  expect((await findDossier(portal.rooms.db, id))?.state).toBe('submitted')
})
