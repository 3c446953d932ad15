/** Need: whoever connects a system tries it on a nation that speaks as the real one does, and fails as it does. */
import { afterEach, expect, test } from 'vitest'
import { NO_FAULTS } from './faults.ts'
import { type Nation, PARTNERS, openNation } from './nation.ts'

let nation: Nation | undefined
afterEach(async () => nation?.stop())

const open = async () => {
  nation = await openNation({
    ports: {}, only: ['national-portal'], home: 'http://127.0.0.1:9', keys: { 'national-portal': 'k' }, isKept: true,
  })
  return nation.urls['national-portal'] ?? ''
}
const post = async (url: string, body: object, method = 'POST') =>
  (await fetch(url, { method, headers: { dstcode: 'x' }, body: JSON.stringify(body) })).json() as Promise<Record<string, unknown>>
const dossier = (state: string) => ({ MaHoSo: 'H01-210625-0001', TrangThaiHoSo: state })

test('a dossier is added once, changes in order, and a step is kept once', async () => {
  const url = await open()
  const { session } = await post(`${url}/mapi/login`, { username: 'u', password: 'k' })
  const call = (service: string, body: object) => post(`${url}/mapi/g`, { session, service, ...body })
  const outcomes = async (isUpdating: string, state: string) =>
    ((await call('DongBoHoSoMC', { isUpdating, data: [dossier(state)] }))['data'] as { message: string }[])[0]?.message
  expect(await outcomes('True', '2')).toBe('KHONG_TIM_THAY')
  expect(await outcomes('False', '2')).toBe('')
  expect(await outcomes('False', '2')).toBe('DA_TON_TAI')
  expect([await outcomes('True', '4'), await outcomes('True', '4')]).toEqual(['', ''])
  const step = { MaHoSo: 'H01-210625-0001', ThoiDiemXuLy: '20210625080000', NoiDungXuLy: 'x' }
  await call('CapNhatTienDoHoSoMC', { data: [step, step] })
  expect(await (await fetch(`${url}/_sandbox/state`)).json()).toMatchObject({
    seen: { added: 1, changed: 1, repeated: 2, refused: 2 },
    dossiers: { 'H01-210625-0001': { states: ['2', '4'], steps: [step] } },
  })
})

test('without a session of its own nobody is served, nor after it has ended', async () => {
  const url = await open()
  expect(await post(`${url}/mapi/login`, { username: 'u', password: 'wrong' })).toEqual({ error_code: '-1' })
  expect(await post(`${url}/mapi/g`, { session: 'x', service: 'TraCuuHoSo' })).toMatchObject({ error_code: '-2' })
})

test('a partner can be told to answer nonsense, errors, nothing, and to be well again', async () => {
  const url = await open()
  const ask = async () => {
    try {
      const answer = await fetch(`${url}/mapi/login`, { method: 'POST', body: '{}', signal: AbortSignal.timeout(300) })
      return [answer.status, (await answer.text()).slice(0, 12)]
    } catch {
      return 'none'
    }
  }
  const fail = (faults: object) => post(`${url}/_sandbox/faults`, faults, 'PUT')
  await fail({ garbage: true })
  expect(await ask()).toEqual([200, '\u0000<<not what '])
  await fail({ errors: true })
  expect(await ask()).toEqual([500, 'null'])
  await fail({ hang: true })
  expect(await ask()).toBe('none')
  await fail({ down: true })
  expect(await ask()).toBe('none')
  expect(await fail({ explode: true })).toEqual({ error: 'unknown fault' })
  await fail({})
  expect((await ask())[0]).toBe(200)
  // With one press of its page, too.
  const page = async () => (await fetch(`${url}/_sandbox`)).text()
  const press = async (given: object) => (await fetch(`${url}/_sandbox/faults`, {
    method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ given: JSON.stringify(given) }).toString(),
  })).status
  expect(await page()).toContain('action="/_sandbox/faults"')
  expect(await page()).toContain('value="{&quot;errors&quot;:true}"')
  expect([await press({ errors: true }), await ask()]).toEqual([303, [500, 'null']])
  expect(await press({ explode: true })).toBe(422)
  expect([await press({}), (await ask())[0]]).toEqual([303, 200])
})

test('whoever says that it repeats and reorders looks at its faults, and nobody else; it refuses what it does not play', async () => {
  const looks: string[] = []
  for (const { name, open: openPartner } of PARTNERS) {
    // Whole servers of another's, which hand out nothing by themselves and make keys for long.
    if (name.includes('identity')) continue
    const around = {
      url: 'http://127.0.0.1:9', home: 'http://127.0.0.1:9', keys: {}, now: () => new Date(), homeNow: () => Promise.resolve(new Date()),
      get faults() {
        looks.push(name)
        return () => NO_FAULTS
      },
    }
    await (await openPartner(around)).close?.()
  }
  expect(PARTNERS.flatMap(({ name, plays }) => plays.length > 0 ? [name] : [])).toEqual(looks)

  nation = await openNation({ ports: {}, only: ['population', 'treasury'], home: 'http://127.0.0.1:9', keys: {}, isKept: true })
  const { population = '', treasury = '' } = nation.urls
  const fail = async (url: string, faults: object) => {
    const answer = await fetch(`${url}/_sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) })
    return [answer.status, (await answer.json() as { error?: string; plays?: string[] })]
  }
  expect(await fail(population, { reorder: true })).toEqual([422, { error: 'population does not play reorder', plays: [] }])
  expect(await fail(population, { down: true, repeat: 0 })).toMatchObject([200, { down: true }])
  expect(await fail(treasury, { reorder: true, repeat: 2 })).toMatchObject([200, { reorder: true, repeat: 2 }])
})

/** How two things are laid there, how whoever joins it lists them and says that it has them. */
interface Listing {
  readonly lay: readonly [string, object][]
  readonly deed?: string
  readonly list: string
  readonly keep?: readonly [string, object][]
  readonly key: string
}
const LISTING: Readonly<Record<string, Listing>> = {
  treasury: {
    deed: 'pay', lay: [['', { SoQD: 'A' }], ['', { SoQD: 'B' }]], list: '/apiKhoBac/dsChungTu', key: 'SoQD',
    keep: [['/apiKhoBac/daNhanChungTu', { MaGiaoDich: 'GD-000001' }], ['/apiKhoBac/daNhanChungTu', { MaGiaoDich: 'GD-000002' }]],
  },
  ministry: {
    lay: ['A', 'B'].map((ma) => ['/ho-so/tiep-nhan', { hoSo: { ma }, nguoi: { hoTen: 'X', phai: 'M' } }]), key: 'ma',
    list: '/ho-so/thay-doi', keep: ['A', 'B'].map((ma) => ['/ho-so/da-nhan', { ma, tt: '10' }]),
  },
  'civil-status': {
    lay: ['A', 'B'].map((maHoSo) => ['/apiHoTichTuPhap/dangKyHoTich', {
      maHoSo, module: 'KS', data: '<hoSo>x</hoSo>', ngayTiepNhan: '20210625080000',
    }]), key: 'maHoSo', list: '/apiHoTichTuPhap/traDanhSachHoSo?tuThoiDiem=99990101000000',
  },
}

test.each(Object.entries(LISTING))('%s hands out again what was taken, and in another order', async (name, { lay, deed, list, keep, key }) => {
  nation = await openNation({ ports: {}, only: [name], home: 'http://127.0.0.1:9', keys: { [name]: 'k' }, isKept: true })
  const url = nation.urls[name] ?? ''
  const send = async (method: string, path: string, body?: object) => (await fetch(`${url}${path}`, {
    method, headers: { authorization: 'Bearer k' }, ...body && { body: JSON.stringify(body) },
  })).text()
  for (const [path, body] of lay) await send('POST', deed === undefined ? path : `/_sandbox/act/${deed}`, body)
  for (const [path, body] of keep ?? []) await send('POST', path, body)
  const listed = async (faults: object) => {
    await send('PUT', '/_sandbox/faults', faults)
    return [...(await send('GET', list)).matchAll(new RegExp(`"${key}":"(A|B)"`, 'g'))].map(([, which]) => which)
  }
  expect(await listed({})).toEqual([])
  expect(await listed({ repeat: 1 })).toEqual(['A', 'B'])
  expect(await listed({ repeat: 1, reorder: true })).toEqual(['B', 'A'])
})

test('what a partner is to hold from the beginning is there before anybody asks', async () => {
  nation = await openNation({
    ports: {}, only: ['national-portal'], home: 'http://127.0.0.1:9', keys: { 'national-portal': 'k' }, isKept: true,
    begun: { 'national-portal': [{ deed: 'hold-procedures', given: { data: [{ MATTHC: '1.000001' }] } }] },
  })
  const url = nation.urls['national-portal'] ?? ''
  const { session } = await post(`${url}/mapi/login`, { username: 'u', password: 'k' })
  expect(await post(`${url}/mapi/g`, { session, service: 'LayThuTuc', maTTHC: '1.000001' }))
    .toEqual({ error_code: '0', data: [{ MATTHC: '1.000001' }] })
})
