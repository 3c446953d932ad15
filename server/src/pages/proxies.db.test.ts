/**
 * Need (part C3): a mother lets her daughter act for her on the portal, for some procedures and until a day; the
 * daughter sends without a paper, and can do nothing more the moment it is ended (BLDS 2015 Đ.562, 569).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAuthorisation, findDossier } from '../modules/dossiers/public.ts'
import { register } from '../../test/portal-birth.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { beginBy, prepareBy } from '../../test/portal-proxy.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

let portal: PortalServer
let birth: string
beforeAll(async () => {
  portal = await startPortal()
  birth = portal.rooms.catalogue.on('2021-06-25').find('khai-sinh')?.procedurePublicId ?? ''
})
afterAll(async () => portal.stop())

let last = 0
async function seen(fullName: string): Promise<Seen & { readonly number: string }> {
  const number = `0001969903${String(last += 1).padStart(2, '0')}`
  return { ...await seenAtCounter(portal, { fullName, personalNumber: number, birth: '1996-04-15' }), number }
}
const YEAR = { 'den-ngay': '31', 'den-thang': '12', 'den-nam': '2021' }
async function give({ visitor }: Seen, number: string, more: Record<string, string> = {}): Promise<string> {
  await visitor.open('/uy-quyen')
  await visitor.submit('/uy-quyen', {
    'so': number, 'ten': 'Trần Thị Con', 'pham-vi': 'chon', 'thu-tuc': birth, ...YEAR, ...more,
  })
  return /href="\/uy-quyen\/([0-9a-f-]{36})"/.exec(visitor.page.html)?.[1] ?? ''
}
const begin = (visitor: Visitor, proxy: string, procedure?: string) => beginBy(portal, visitor, proxy, procedure)
const prepare = (visitor: Visitor, proxy: string, child: string) => prepareBy(portal, visitor, proxy, child)

test('given, seen by both, printed by both; what is missing or wrong is said at its control', async () => {
  const [mother, daughter] = [await seen('Lê Thị Mẹ'), await seen('Trần Thị Con')]
  await mother.visitor.open('/uy-quyen')
  await mother.visitor.submit('/uy-quyen', { 'so': '12', 'ten': '', 'tu-nam': '2031' })
  expect(mother.visitor.page.status).toBe(422)
  const faults = [...mother.visitor.page.html.matchAll(/<li><a href="#([\w-]+)">/g)].map(([, id]) => id)
  expect(faults).toEqual(['so', 'ten', 'pham-vi', 'den-ngay'])
  const proxy = await give(mother, daughter.number)
  expect(proxy).not.toBe('')
  expect((await daughter.visitor.open('/uy-quyen')).text).toContain('Lê Thị Mẹ')
  for (const { visitor } of [mother, daughter])
    expect((await visitor.open(`/uy-quyen/${proxy}/giay-uy-quyen.pdf`)).html).toMatch(/^%PDF/)
  await give(mother, daughter.number)
  expect(mother.visitor.page.text).toContain('Bạn đã ủy quyền cho người có số này')
  await give(mother, mother.number)
  expect(mother.visitor.page.text).toContain('Đây là số của chính bạn')
})

test('an account that no counter has checked gives none and bears none', async () => {
  const visitor = portal.visitor()
  await visitor.open('/dang-nhap')
  await register(visitor, portal, 91)
  expect((await visitor.open('/uy-quyen')).text).toContain('Cần tài khoản đã xác nhận ở quầy')
  expect(visitor.page.html).not.toContain('name="so"')
})

test('by it one sends without a paper, and both stand on the dossier and in the event', async () => {
  const [mother, daughter] = [await seen('Lê Thị Mẹ'), await seen('Trần Thị Con')]
  const proxy = await give(mother, daughter.number)
  await prepare(daughter.visitor, proxy, 'Đỗ Văn Ủy')
  await daughter.visitor.submit('/kiem-tra')
  const dossier = await findDossier(portal.rooms.db, daughter.visitor.page.path.split('/').at(-1) ?? '')
  expect([dossier?.applicantId, dossier?.authoriserId]).toEqual([daughter.personId, mother.personId])
  expect(await findAuthorisation(portal.rooms.db, dossier?.id ?? 0n)).toMatchObject({
    fullName: 'Lê Thị Mẹ', signedOn: '2021-06-25', validTo: '2021-12-31', endedAt: null,
  })
  const { rows } = await sql`select actor_id, for_person_id from audit.event where dossier_id = ${dossier?.id}`
    .execute(portal.rooms.db)
  expect(rows).toEqual([{ actorId: daughter.accountId, forPersonId: mother.personId }])

  // Ended, she sees what she sent, and can do nothing more with it.
  await mother.visitor.open(`/uy-quyen/${proxy}`)
  await mother.visitor.submit(`/uy-quyen/${proxy}`)
  await daughter.visitor.open(`/ho-so/${dossier?.publicId ?? ''}/rut`)
  await daughter.visitor.submit('/rut')
  expect(daughter.visitor.page.path).toBe(`/ho-so/${dossier?.publicId ?? ''}/uy-quyen`)
  expect(daughter.visitor.page.text).toContain('Giấy ủy quyền đã chấm dứt hoặc hết hạn')
  expect((await findDossier(portal.rooms.db, dossier?.publicId ?? ''))?.state).toBe('submitted')
})

test('outside its procedures it is not offered, of another it does not exist, and ended on the way it sends nothing', async () => {
  const [mother, daughter, stranger] = [await seen('Lê Thị Mẹ'), await seen('Trần Thị Con'), await seen('Người Lạ')]
  const proxy = await give(mother, daughter.number)
  for (const [who, procedure] of [[daughter, 'trich-luc-ho-tich'], [stranger, 'khai-sinh']] as const) {
    await begin(who.visitor, proxy, procedure)
    expect(who.visitor.page.status).toBe(422)
    expect(who.visitor.page.text).toContain('Không có giấy ủy quyền nào như vậy')
  }
  const draft = await prepare(daughter.visitor, proxy, 'Đỗ Văn Muộn')
  await mother.visitor.open(`/uy-quyen/${proxy}`)
  await mother.visitor.submit(`/uy-quyen/${proxy}`)
  await daughter.visitor.submit('/kiem-tra')
  expect([daughter.visitor.page.status, daughter.visitor.page.path]).toEqual([422, `${draft}/kiem-tra`])
  expect(daughter.visitor.page.text).toContain('Giấy ủy quyền đã chấm dứt hoặc hết hạn')
})

test('on its last day whoever sent by it still acts, and not on the day after', async () => {
  const [mother, daughter] = [await seen('Lê Thị Mẹ'), await seen('Trần Thị Con')]
  const proxy = await give(mother, daughter.number, { 'den-ngay': '25', 'den-thang': '06' })
  for (const [child, time, mayAct] of [
    ['Đỗ Văn Cuối', '2021-06-25T23:50+07:00', true], ['Đỗ Văn Quá', '2021-06-26T00:10+07:00', false],
  ] as const) {
    portal.province.clock.set('2021-06-25T09:00+07:00')
    await prepare(daughter.visitor, proxy, child)
    await daughter.visitor.submit('/kiem-tra')
    const id = daughter.visitor.page.path.split('/').at(-1) ?? ''
    portal.province.clock.set(time)
    await daughter.visitor.open(`/ho-so/${id}/rut`)
    await daughter.visitor.submit('/rut')
    expect([child, daughter.visitor.page.path === `/ho-so/${id}/uy-quyen`]).toEqual([child, !mayAct])
    expect((await findDossier(portal.rooms.db, id))?.state === 'submitted').toBe(!mayAct)
  }
})
