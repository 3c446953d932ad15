/**
 * Need (part C5): an applicant has the post fetch papers at home, sees what it costs and where they are, and changes
 * their mind in time.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collectShipment } from '../modules/post/public.ts'
import { sendBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

interface Row { publicId: string; state: string; placeText: string; address: string; fee: bigint }
const parcels = async () => (await sql<Row>`
  select public_id, state, place_text, address, fee from post.shipment order by id`
  .execute(portal.province.db)).rows

test('ordered with the address by units in force and the fee of the data, shown, and taken back', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 60, 'Đỗ Văn Bảy')
  expect((await mother.open(`/ho-so/${id}`)).text).toContain('Nhờ bưu chính đến nhà nhận hồ sơ')
  const at = `/ho-so/${id}/buu-chinh`
  const form = await mother.open(at)
  expect(form.text).toContain('30.000')
  const empty = await mother.submit(at, { 'xa': '', 'dia-chi': ' ' })
  expect(empty.status).toBe(422)
  expect(empty.text).toContain('Chọn xã, phường nơi bưu chính đến')
  expect(empty.text).toContain('Ghi số nhà, đường, thôn')
  const { gsoCode } = portal.province.unit('xa:18856')
  const done = await mother.submit(at, { 'xa': gsoCode ?? '', 'dia-chi': 'Số 9 đường Mẫu' })
  expect([done.status, done.path]).toEqual([200, `/ho-so/${id}`])
  expect(done.text).toContain('đã đặt, bưu chính chưa nhận')
  expect(done.text).not.toContain('Nhờ bưu chính đến nhà nhận hồ sơ')
  expect(await parcels()).toMatchObject([{
    state: 'ordered', address: 'Số 9 đường Mẫu', fee: 30_000n,
    placeText: 'Phường Đồng Phú, Thành phố Đồng Hới, Tỉnh Quảng Bình',
  }])
  // Nobody else sees or stops it.
  const stranger = portal.visitor()
  await sendBirth(stranger, portal, 61, 'Đỗ Văn Tám')
  expect((await stranger.open(at)).status).toBe(404)
  const gone = await mother.submit(`${at}/huy`)
  expect(gone.text).toContain('đã hủy')
  expect(await parcels()).toMatchObject([{ state: 'cancelled' }])
})

test('once the post has the papers it is not taken back, and the page says where they are', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 62, 'Đỗ Văn Chín')
  const at = `/ho-so/${id}/buu-chinh`
  await mother.open(at)
  await mother.submit(at, { 'xa': portal.province.unit('xa:18856').gsoCode ?? '', 'dia-chi': 'Số 9 đường Mẫu' })
  const last = (await parcels()).at(-1)
  const shipment = last?.publicId ?? ''
  await portal.province.inOneGo((ctx) => collectShipment(ctx, { shipment, isReached: () => true }))
  const late = await mother.submit(`${at}/huy`)
  expect(late.text).toContain('Không làm được nữa')
  expect(late.text).toContain('bưu chính đang chuyển')
  expect((await parcels()).at(-1)?.state).toBe('in-transit')
})

test('a second order is refused, and a parcel of another dossier is not taken back by its address', async () => {
  const [mother, other] = [portal.visitor(), portal.visitor()]
  const [id, theirs] = [
    await sendBirth(mother, portal, 63, 'Đỗ Văn Mười'), await sendBirth(other, portal, 64, 'Đỗ Văn Một'),
  ]
  const typed = { 'xa': portal.province.unit('xa:18856').gsoCode ?? '', 'dia-chi': 'Số 9 đường Mẫu' }
  for (const [who, dossier] of [[mother, id], [other, theirs]] as const) {
    await who.open(`/ho-so/${dossier}/buu-chinh`)
    await who.submit(`/ho-so/${dossier}/buu-chinh`, typed)
  }
  await mother.open(`/ho-so/${id}/buu-chinh`)
  expect((await mother.submit(`/ho-so/${id}/buu-chinh`, typed)).text).toContain('Không làm được nữa')
  const count = (await parcels()).length
  const foreign = (await parcels()).at(-1)?.publicId ?? ''
  await mother.open(`/ho-so/${id}`)
  const foreignTaken = await mother.submit(`/ho-so/${id}/buu-chinh/huy`, { 'buu-gui': foreign })
  expect(foreignTaken.text).toContain('Không làm được nữa')
  const after = await parcels()
  expect([after.length, after.at(-1)?.state]).toEqual([count, 'ordered'])
})
