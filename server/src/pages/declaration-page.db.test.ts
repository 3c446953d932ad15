/** Need: whoever would rather sign by hand prints the paper form from what was typed, and types nothing twice (V5). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../modules/documents/slips/golden/read-paper.ts'
import { beginBirth, fillBirth, sendBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

/** The page as bytes, asked for by a browser with these cookies. */
async function paper(visitor: ReturnType<PortalServer['visitor']>, path: string) {
  const cookies = ['__Host-motcua-may', '__Host-motcua-dan'].flatMap((name) => {
    const value = visitor.cookie(name)
    return value === undefined ? [] : [`${name}=${value}`]
  })
  const { statusCode: status, rawPayload, headers } = await portal.app.inject({
    url: path, headers: { cookie: cookies.join('; ') },
  })
  const isPdf = headers['content-type'] === 'application/pdf'
  return { status, text: isPdf ? (await textOf(rawPayload)).replaceAll('\n', ' ') : '' }
}

test('a draft is printed as it stands, for its own browser only', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  await fillBirth(mother, portal, 'Đỗ Văn In')
  const { status, text } = await paper(mother, `${draft}/to-khai.pdf`)
  expect(status).toBe(200)
  for (const said of ['TỜ KHAI ĐĂNG KÝ KHAI SINH', 'Đỗ Văn In', 'Nguyễn Thị Mẫu', '20/06/2021', 'TT 04/2020/TT-BTP']) {
    expect(text).toContain(said)
  }
  expect(text).not.toContain('Mã hồ sơ')
  expect((await paper(portal.visitor(), `${draft}/to-khai.pdf`)).status).toBe(303)
})

test('a dossier is printed as it was sent, with its number, for its own people only', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 61, 'Đỗ Thị Gửi')
  const { status, text } = await paper(mother, `/ho-so/${id}/to-khai.pdf`)
  expect(status).toBe(200)
  expect(text).toContain('Đỗ Thị Gửi')
  expect(text).toMatch(/Mã hồ sơ: \S+/)
  const other = portal.visitor()
  await sendBirth(other, portal, 62, 'Đỗ Văn Khác')
  expect((await paper(other, `/ho-so/${id}/to-khai.pdf`)).status).toBe(404)
})
