/**
 * Need (part C5; KH 1107 II.6): at an office of the post that receives by delegation, people take numbers and its clerk
 * calls them from the bar of the desk; when nothing is delegated any more, kiosk and hall say so.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClient, signIn } from './client.ts'
import { deskOf } from './journey/desk.ts'
import { sitDown, takeNumber } from './journey/hall.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { watch } from './journey/watch.ts'

/** Of data/staff.yaml. */
const CLERK = 'buucuc'
let stage: OpenedStage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => (stage as OpenedStage | undefined)?.close())

test('who takes a number at the office is called from the bar, until nothing is delegated to it', async () => {
  const { browser, province, surprises, url } = stage
  const client = openClient(url)
  const { username } = province.anybodyAs('agency_head', province.counters.commune)
  const head = await signIn(client, username, province.password)
  const own = await signIn(client, CLERK, province.password)
  const { day } = await client.json<{ day: string }>('GET', '/api/queue/halls', { cookie: own })
  const { places: [office] } = await client.json<{ places: { unitId: string; unitName: string }[] }>(
    'GET', '/api/queue/devices', { cookie: own })
  const { agencies: [agency] } = await client.json<{
    agencies: { id: string; procedures: { id: string; isByPost: boolean }[] }[]
  }>('GET', '/api/post/delegation-choices', { cookie: head })
  const { id: delegation } = await client.json<{ id: string }>('POST', '/api/post/delegations', {
    cookie: head, body: {
      agencyId: agency?.id, postUnitId: office?.unitId,
      procedureIds: [agency?.procedures.find(({ isByPost }) => isByPost)?.id],
      prices: { receive: 15_000 }, decision: '12/QĐ-UBND', validFrom: day, validTo: day,
    },
  })
  const { code } = await client.json<{ code: string }>('POST', '/api/queue/devices', {
    cookie: own, body: { unitId: office?.unitId, name: 'Máy ở cửa' },
  })
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1080, height: 1500 } })
  watch(context, 'kiosk', surprises)
  const kiosk = await context.newPage()
  await kiosk.goto(`${url}/lay-so/${office?.unitId ?? ''}`)
  await kiosk.getByText('Dành cho cán bộ').click()
  await kiosk.getByLabel('Mã đăng ký thiết bị').fill(code)
  await kiosk.getByRole('button', { name: 'Đăng ký thiết bị' }).click()
  const { number } = await takeNumber(kiosk, ['Nộp hồ sơ'])

  const { page } = await deskOf(stage, { ...province.counters.commune, username: CLERK })
  const counter = await sitDown(page, url)
  await page.keyboard.press('g')
  await page.getByRole('region', { name: 'Ở quầy' }).getByRole('heading', { name: number }).waitFor()
  // On every other screen stands the bar.
  await page.goto(`${url}/ban-lam-viec/sanh-cho`)
  const bar = page.getByRole('region', { name: 'Quầy của bạn' })
  await bar.getByText(`Quầy ${counter}`).waitFor()
  await bar.getByText(number).waitFor()
  await client.json('POST', `/api/post/delegations/${delegation}/revocation`, { cookie: head, body: { why: 'Thôi' } })
  await page.reload()
  await page.getByText('Không còn ủy quyền nào đang có hiệu lực').waitFor()
  await kiosk.reload()
  await kiosk.getByText('hiện không tiếp nhận thay cơ quan nào').waitFor()
  expect(await kiosk.getByRole('button', { name: 'Nộp hồ sơ' }).count()).toBe(0)
  await context.close()
  client.close()
})
