/**
 * Need: who has an old paper, link or code finds the unit that has its place today; and where a name or a code stood
 * for two places, is asked which, and not sent to one of them (NQ 1680/NQ-UBTVQH15: codes and names are used again).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultDataSet } from '../../src/cli/data-set.ts'
import { readPlan } from '../../src/cli/succession/read-plan.ts'
import { succeedNext } from '../../src/jobs/succeed-units.ts'
import { beginSuccession } from '../../src/modules/organisation/public.ts'
import { type HttpServer, startHttp } from './as-user.ts'

interface Trace {
  name: string; parentName: string | null; until: string | null; now: { name: string }[]; notes: string[]; id: string
}
let http: HttpServer
let oldId: string
beforeAll(async () => {
  http = await startHttp()
  const { province } = http
  oldId = province.directory.on('2021-06-25').find('xa:18856')?.publicId ?? ''
  for (const day of ['2024-12-01', '2025-03-01', '2025-07-01']) {
    province.clock.set(`${day}T00:10+07:00`)
    await province.directory.refresh()
    const plan = readPlan(`${defaultDataSet()}/succession/${day}.yaml`)
    const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, plan))
    while (await succeedNext({ ...province, machineClock: province.clock }, begun));
  }
  await province.directory.refresh()
  province.clock.set('2025-07-03T09:00+07:00')
})
afterAll(async () => http.stop())

async function get<T>(url: string): Promise<T> {
  const { statusCode, body } = await http.app.inject({ method: 'GET', url })
  expect([url, statusCode]).toEqual([url, 200])
  return JSON.parse(body) as T
}
async function traced(search: string, on?: string) {
  const query = new URLSearchParams({ search, ...on && { on } })
  const { isCertain, items } = await get<{ isCertain: boolean; items: Trace[] }>(`/api/unit-traces?${query.toString()}`)
  return [isCertain, ...items.map(({ name, parentName, until, now }) =>
    [name, parentName, until, now.map((one) => one.name).join('; ')])]
}

describe('a unit that is no more', () => {
  test('is found by its id, and leads to today', async () => {
    expect(await get<Trace>(`/api/units/${oldId}`)).toMatchObject({
      name: 'Phường Đồng Phú', parentName: 'Thành phố Đồng Hới', until: '2025-07-01', now: [{ name: 'Phường Đồng Hới' }],
    })
  })

  test('is found by its name, with or without its kind and its marks, over two changes', async () => {
    const found = [true, ['Phường Đồng Phú', 'Thành phố Đồng Hới', '2025-07-01', 'Phường Đồng Hới']]
    expect(await traced('Phường Đồng Phú')).toEqual(found)
    expect(await traced('dong phu')).toEqual(found)
    // 01/12/2024 it became Xã Tân Thành, which goes on in 2025.
    expect(await traced('Xã Hóa Phúc')).toEqual([
      true, ['Xã Hóa Phúc', 'Huyện Minh Hóa', '2024-12-01', 'Xã Tân Thành']])
  })

  test('a code says nothing without its day: both are told, and with the day one', async () => {
    const both = await get<{ isCertain: boolean; items: Trace[] }>('/api/unit-traces?search=18880')
    expect(both.items.map(({ name }) => name)).toEqual(['Phường Đồng Hới', 'Phường Đức Ninh Đông'])
    expect(await traced('18880', '2025-06-30')).toEqual([
      true, ['Phường Đức Ninh Đông', 'Thành phố Đồng Hới', '2025-07-01', 'Phường Đồng Hới']])
    expect((await traced('H46.31', '2025-06-30'))[1]).toEqual(expect.arrayContaining(['2025-07-01']))
  })

  test('a name that means another place now is asked about, never guessed', async () => {
    const [isCertain, ...both] = await traced('Xã Minh Hóa')
    expect(isCertain).toBe(false)
    expect(both).toEqual([
      ['Xã Minh Hóa', 'Tỉnh Quảng Trị', null, 'Xã Minh Hóa'], ['Xã Minh Hóa', 'Huyện Minh Hóa', '2025-07-01', 'Xã Kim Phú']])
    const items = (await get<{ items: Trace[] }>('/api/unit-traces?search=Xã Mỹ Thủy'.replaceAll(' ', '%20'))).items
    expect(items.flatMap(({ notes }) => notes).join(' ')).toContain('nơi khác')
  })

  test('a level that ended leads to nobody as a whole, and says so', async () => {
    const { items, isCertain } = await get<{ isCertain: boolean; items: Trace[] }>(
      `/api/unit-traces?search=${encodeURIComponent('Huyện Lệ Thủy')}`)
    expect([isCertain, items[0]?.now]).toEqual([false, []])
    expect(items[0]?.notes.join(' ')).toContain('Cấp huyện kết thúc')
  })

  test('pickers know the names that became a place, of today only', async () => {
    const { items } = await get<{ items: { name: string; former: { name: string; until: string }[] }[] }>('/api/units')
    const ward = items.find(({ name }) => name === 'Phường Đồng Hới')
    expect(ward?.former).toContainEqual({ name: 'Phường Đồng Phú', until: '2025-07-01' })
    expect(ward?.former.map(({ name }) => name)).not.toContain('Thành phố Đồng Hới')
    const before = await get<{ items: { former: unknown[] }[] }>('/api/units?on=2025-06-30')
    expect(before.items.flatMap(({ former }) => former)).toEqual([])
  })

  test('a page tells citizens, with the days, and does not choose for them', async () => {
    const page = async (query: string) => (await http.app.inject({ method: 'GET', url: `/ten-cu?${query}` })).body
    expect(await page(`ten=${encodeURIComponent('Phường Đồng Phú')}`)).toContain('Nay thuộc Phường Đồng Hới.')
    const asked = await page(`ten=${encodeURIComponent('Xã Minh Hóa')}`)
    expect(asked).toContain('Có 2 nơi mang tên hoặc mã này')
    expect(asked).toContain('Xã Minh Hóa, Huyện Minh Hóa, trước 01/07/2025')
    expect(await page(`ten=${encodeURIComponent('Xã Không Có')}`)).toContain('Không có nơi nào tên hoặc mã')
    expect(await page('ten=x&ngay=32%2F1%2F2025')).toContain('Ngày phải có dạng')
  })
})
