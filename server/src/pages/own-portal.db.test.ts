/**
 * Need (E4): a province may have people hand in at the national portal alone, from a day on; then nobody hands in here,
 * whatever window was open, everybody is told where to go, and nothing that was filled in is lost.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

const URL_THERE = 'https://dichvucong.example'
let portal: PortalServer
beforeAll(async () => { portal = await startPortal() })
afterAll(async () => portal.stop())

/** In force from a day of the province on, which is 2021-06-25 in these tests. */
async function rule(at: string, { scope, from = '2021-01-01' }: { scope?: string; from?: string } = {}) {
  const { database, directory } = portal.province
  await sql`delete from organisation.policy where key = 'online-submission'`.execute(database.owner)
  await sql`insert into organisation.policy (key, scope, valid, fingerprint, value, article)
    values ('online-submission', ${scope ?? null}, daterange(${from}::date, null), 'x',
      ${JSON.stringify({ at, url: URL_THERE })}::jsonb, 'x')`.execute(database.owner)
  await sql`update organisation.revision set number = number + 1`.execute(database.owner)
  await directory.refresh()
}
const refusal = ({ text, status }: { text: string; status: number }) => [status, /Mã: ([a-z-]+)/.exec(text)?.[1]]
const dossiers = async () => (await sql`select from dossiers.dossier`.execute(portal.province.db)).rows.length

test('from the day of the rule on nobody begins or sends here, and a draft is kept to be read', async () => {
  const visitor = portal.visitor()
  await rule('national', { from: '2999-01-01' })
  const draft = await prepareBirth(visitor, portal, 0, 'Đỗ Văn Ở Lại')
  const last = visitor.prepare('/kiem-tra')
  await visitor.open('/tim-thu-tuc?q=khai+sinh')
  const link = /href="(\/thu-tuc\/[^"]+)">(?:<span lang="vi">)?Đăng ký khai sinh</.exec(visitor.page.html)?.[1] ?? ''
  await visitor.open(`${link}/nop-ho-so`)
  const begin = visitor.prepare('/nop-ho-so', { noi: '' })
  expect(visitor.page.html).not.toContain(URL_THERE)

  await rule('national')
  const before = await dossiers()
  expect(refusal(await visitor.post(last.target, last.fields))).toEqual([422, 'own-portal-off'])
  expect(visitor.page.html).toContain(`href="${URL_THERE}"`)
  expect(await dossiers()).toBe(before)
  expect(refusal(await visitor.post(begin.target, begin.fields))).toEqual([422, 'own-portal-off'])
  await visitor.open(`${link}/nop-ho-so`)
  expect([visitor.page.status, visitor.offers('noi')]).toEqual([200, false])
  expect(visitor.page.text).toContain('nộp tại Cổng Dịch vụ công quốc gia')
  await visitor.open(`${draft}/kiem-tra`)
  expect([visitor.page.status, visitor.offers('phi-da-xem')]).toEqual([200, false])
  expect(visitor.page.text).toContain('Đỗ Văn Ở Lại')
  expect((await visitor.open('/theo-doi')).status).toBe(200)

  await rule('both')
  await visitor.open(`${link}/nop-ho-so`)
  expect([visitor.offers('noi'), visitor.page.html.includes(`href="${URL_THERE}"`)]).toEqual([true, true])
  await visitor.open(`${draft}/kiem-tra`)
  await visitor.submit('/kiem-tra')
  expect(visitor.page.path).toMatch(/^\/xac-nhan\//)
  expect(await dossiers()).toBe(before + 1)
})

test('of one procedure alone the others are handed in here as before', async () => {
  const visitor = portal.visitor()
  await rule('national', { scope: 'ket-hon' })
  await visitor.open('/tim-thu-tuc?q=khai+sinh')
  const link = /href="(\/thu-tuc\/[^"]+)">(?:<span lang="vi">)?Đăng ký khai sinh</.exec(visitor.page.html)?.[1] ?? ''
  await visitor.open(`${link}/nop-ho-so`)
  expect(visitor.offers('noi')).toBe(true)
})
