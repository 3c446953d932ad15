/**
 * Need (E2): a procedure says how high an identity must be, from a day on; whoever has less goes up and loses nothing,
 * or is told the counter and what to bring. A province may end its own sign-in; a provider that is down keeps nobody
 * waiting.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Choice, type WithProvider, openProvider, signInAt } from '../../test/identity-walk.ts'
import { beginBirth, birthAnswers, prepareBirth, register } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { stoppedClock } from '../platform/clock.ts'

const clock = stoppedClock('2026-03-02T08:00+07:00')
const AN: Choice = { techId: 't-000185990001', level: '2' }
let provider: WithProvider
let portal: PortalServer
beforeAll(async () => {
  provider = await openProvider(clock)
  portal = await startPortal({ identityProvider: provider.identityProvider })
})
afterAll(async () => {
  await portal.stop()
  await provider.stop()
})

/** In force from a day of the province on, which is 2021-06-25 in these tests. */
async function rule(
  key: string, value: unknown, { scope, from = '2021-01-01' }: { scope?: string; from?: string } = {},
) {
  const { database, directory } = portal.province
  await sql`delete from organisation.policy where key = ${key}`.execute(database.owner)
  await sql`insert into organisation.policy (key, scope, valid, fingerprint, value, article)
    values (${key}, ${scope ?? null}, daterange(${from}::date, null), 'x', ${JSON.stringify(value)}::jsonb, 'x')`
    .execute(database.owner)
  await sql`update organisation.revision set number = number + 1`.execute(database.owner)
  await directory.refresh()
}
const refusal = ({ text, status }: { text: string; status: number }) => [status, /Mã: ([a-z-]+)/.exec(text)?.[1]]

test('from the day of the rule on one begins at its level alone, and the way out names the papers', async () => {
  const visitor = portal.visitor()
  await rule('assurance-level', 2, { scope: 'khai-sinh', from: '2999-01-01' })
  expect(await beginBirth(visitor, portal)).toMatch(/^\/nop-ho-so\//)
  await visitor.open('/tim-thu-tuc?q=khai+sinh')
  const link = /href="(\/thu-tuc\/[^"]+)">(?:<span lang="vi">)?Đăng ký khai sinh</.exec(visitor.page.html)?.[1] ?? ''
  await visitor.open(`${link}/nop-ho-so`)
  const form = visitor.prepare('/nop-ho-so', { noi: '' })

  await rule('assurance-level', 2, { scope: 'khai-sinh' })
  await visitor.open(`${link}/nop-ho-so`)
  expect(visitor.offers('noi')).toBe(false)
  expect(visitor.page.text).toContain('Cần đăng nhập bằng định danh mức 2')
  expect(visitor.page.text).toMatch(/nộp trực tiếp tại quầy , mang theo:.*Thẻ căn cước.*chứng sinh/)
  expect(refusal(await visitor.post(form.target, form.fields))).toEqual([422, 'assurance-too-low'])

  await signInAt(visitor, { ...AN, level: '1' }, `${link}/nop-ho-so`)
  expect(visitor.page.text).toContain('Cần đăng nhập bằng định danh mức 2')
  await signInAt(visitor, AN, `${link}/nop-ho-so`)
  expect([visitor.page.path, visitor.offers('noi')]).toEqual([`${link}/nop-ho-so`, true])
  expect(await beginBirth(visitor, portal)).toMatch(/^\/nop-ho-so\//)
})

test('a draft that was begun before waits for the step up, and is sent with every answer after it', async () => {
  await rule('assurance-level', 1, { scope: 'khai-sinh' })
  const visitor = portal.visitor()
  const draft = await prepareBirth(visitor, portal, 0, 'Đỗ Văn Chờ')
  const form = visitor.prepare('/kiem-tra')
  await rule('assurance-level', 2, { scope: 'khai-sinh' })
  expect(refusal(await visitor.post(form.target, form.fields))).toEqual([422, 'assurance-too-low'])
  expect(refusal(await visitor.open(`${draft}/kiem-tra`))).toEqual([422, 'assurance-too-low'])
  await provider.act('claims', { SoDinhDanh: '000196990000', HoVaTen: 'Nguyễn Thị Mẫu' })
  await signInAt(visitor, AN, `${draft}/kiem-tra`)
  expect(visitor.page.path).toBe(`${draft}/kiem-tra`)
  expect(visitor.page.text).toContain('Đỗ Văn Chờ')
  expect(birthAnswers(portal, 'Đỗ Văn Chờ')['child.fullName']).toBe('Đỗ Văn Chờ')
  await visitor.submit('/kiem-tra')
  expect(visitor.page.path).toMatch(/^\/xac-nhan\//)
})

test('where the province has ended its own sign-in, codes and registration are neither shown nor taken', async () => {
  const visitor = portal.visitor()
  await visitor.open('/dang-nhap')
  const [code, before] = [visitor.prepare('/dang-nhap', { so: '000196990001' }), portal.codes.length]
  await visitor.open('/dang-ky')
  const claim = visitor.prepare('/dang-ky', {})
  await rule('local-sign-in', 'off')
  expect(refusal(await visitor.post(code.target, code.fields))).toEqual([422, 'local-sign-in-off'])
  const wrong = await visitor.post('/dang-nhap/ma', [...code.fields, ['ma', '000000']])
  expect(refusal(wrong)).toEqual([422, 'local-sign-in-off'])
  expect(refusal(await visitor.post(claim.target, claim.fields))).toEqual([422, 'local-sign-in-off'])
  expect(refusal(await visitor.post('/dang-ky/ma', claim.fields))).toEqual([422, 'local-sign-in-off'])
  expect(portal.codes).toHaveLength(before)
  for (const path of ['/dang-nhap', '/dang-ky']) {
    await visitor.open(path)
    expect([visitor.page.status, visitor.offers('so'), visitor.offers('ho-ten')]).toEqual([200, false, false])
    expect(visitor.page.text).toContain('Đăng nhập bằng VNeID')
  }
  await signInAt(visitor, AN)
  expect(visitor.page.path).toBe('/ho-so')
  await rule('local-sign-in', 'on')
})

test('a provider that is down is told, then for a while without asking it, and the local way goes on', async () => {
  const visitor = portal.visitor()
  await provider.fail({ down: true })
  clock.forward(61)
  expect(refusal(await visitor.open('/dang-nhap/dinh-danh?tiep=%2Fho-so&muc=2'))).toEqual([503, 'provider-down'])
  await provider.fail({})
  expect(refusal(await visitor.open('/dang-nhap/dinh-danh?tiep=%2Fho-so&muc=2'))).toEqual([503, 'provider-down'])
  expect(visitor.page.html).toContain('href="/dang-nhap?tiep=%2Fho-so"')
  await register(visitor, portal, 9)
  expect(visitor.page.path).toBe('/ho-so')
  clock.forward(1)
  await signInAt(visitor, AN)
  expect(visitor.page.path).toBe('/ho-so')
})

test.each([{ garbage: true }, { errors: true }])('a provider that goes mad midway is told as down: %o', async (faults) => {
  clock.forward(61)
  const visitor = portal.visitor()
  const { headers } = await visitor.open('/dang-nhap/dinh-danh?tiep=%2Fho-so&muc=2')
  const asked = new URL(String(headers['location']))
  await provider.fail(faults)
  const said = new URLSearchParams({ code: 'x', state: asked.searchParams.get('state') ?? '', iss: provider.url })
  expect(refusal(await visitor.open(`/dang-nhap/dinh-danh/ve?${said.toString()}`))).toEqual([503, 'provider-down'])
  await provider.fail({})
  clock.forward(1)
})
