/**
 * Need: the register is asked in its own shape (domain reference 8.5) over each way to it, what it says is taken for
 * the person alone who was asked about, and nothing hostile is taken at all. The register is the sandbox's, a listener
 * that shares no code with the adapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RegisterDesk, openRegisterDesk } from '../../../../../test/register-desk.ts'
import { systemClock } from '../../../../platform/clock.ts'
import { readSettings } from '../../../../platform/partner/read-settings.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import { POPULATION_SETTINGS } from './settings.ts'

const NHAN = { number: '000196990001', fullName: 'NGUYỄN THỊ HỒNG NHẠN', birth: '1996-04-15' }
const HOME = {
  country: 'VN', epoch: '3-cap', province: { code: '44' }, district: { code: '450' }, commune: { code: '18856' },
  detail: 'Số 1, đường Thử Nghiệm',
}
const BY = { callId: '5b5a6f0e-0c5c-4f55-8d0e-111111111111', officer: 'can-bo', procedure: '1.001193', entries: [] }
const LIMIT = 3_000

const desks: RegisterDesk[] = []
const open = async (settings: Record<string, string>) => {
  const desk = await openRegisterDesk(systemClock, settings)
  desks.push(desk)
  return desk
}
afterAll(async () => { await Promise.all(desks.map((one) => one.stop())) })
const codeOf = (error: unknown) => error instanceof SendFault ? error.code : String(error)
const faultOf = async (asked: Promise<unknown>) => asked.then((said) => JSON.stringify(said), codeOf)

describe.each(['lgsp', 'ndxp', 'direct'])('over %s', (transport) => {
  let desk: RegisterDesk
  beforeAll(async () => { desk = await open({ transport }) })

  test('somebody is found by number, name and birth together, and the call names who asks and for what', async () => {
    expect(await desk.population.read(NHAN, BY, LIMIT)).toEqual({
      'person.idNumber': '000196990001', 'person.fullName': 'Nguyễn Thị Hồng Nhạn', 'person.birthDate': '1996-04-15',
      'person.sex': 'nu', 'person.ethnicity': '01', 'person.nationality': 'VN', 'person.permanentAddress': HOME,
      'person.currentAddress': HOME, 'person.residence': HOME, 'person.residenceKind': 'thuong-tru',
    })
    expect((await desk.state()).asked[0]).toMatchObject({
      MaYeuCau: BY.callId, MaDVC: '1.001193', MaTichHop: '037', MaCanBo: 'can-bo', MaDonVi: '000.00.00.H00',
      TaiKhoan: 'motcua.thu', SoDinhDanh: NHAN.number, NgayThangNam: '19960415',
    })
    for (const wrong of [{ number: '000196990009' }, { fullName: 'Nguyễn Thị Khác' }, { birth: '1996-04-16' }])
      expect(await desk.population.read({ ...NHAN, ...wrong }, BY, LIMIT)).toBeUndefined()
  })

  test('whether somebody lives there is answered by yes or no', async () => {
    expect(await desk.population.confirm(NHAN, { commune: '18856' }, BY, LIMIT)).toBe(true)
    expect(await desk.population.confirm(NHAN, { commune: '18853' }, BY, LIMIT)).toBe(false)
    expect(await desk.population.confirm({ ...NHAN, fullName: 'Người Khác' }, {}, BY, LIMIT)).toBe(false)
  })

  test('a wrong key is told from a register that is down', async () => {
    const stranger = await open({ transport, key: 'khac' })
    expect(await faultOf(stranger.population.read(NHAN, BY, LIMIT))).toBe(transport === 'ndxp' ? 'token-refused' : 'http-401')
  })
})

test('a token is asked for once, and once anew when the platform has ended it before its time', async () => {
  const desk = await open({ transport: 'ndxp' })
  await desk.population.read(NHAN, BY, LIMIT)
  await desk.population.read(NHAN, BY, LIMIT)
  expect((await desk.state()).seen).toMatchObject({ tokens: 1, found: 2 })
  await desk.act('end-tokens')
  expect(await desk.population.read(NHAN, BY, LIMIT)).toBeDefined()
  expect((await desk.state()).seen).toMatchObject({ tokens: 2, found: 3 })
})

describe('answers', () => {
  let desk: RegisterDesk
  beforeAll(async () => { desk = await open({}) })
  afterEach(async () => {
    await desk.fail({})
    await desk.act('answer-raw')
    await desk.act('answer-for')
  })
  const asked = async (milliseconds = LIMIT) => faultOf(desk.population.read(NHAN, BY, milliseconds))

  test('about somebody else are refused, whatever they say', async () => {
    await desk.act('answer-for', { number: '000185990001' })
    expect(await asked()).toBe('other-person')
  })

  test.each([['errors', 'http-500'], ['garbage', 'answer-unreadable'], ['down', 'unreachable']])(
    'of a register with %s are known by what it is', async (fault, code) => {
      await desk.fail({ [fault]: true })
      expect(await asked()).toBe(code)
    })

  test('that never come are waited for no longer than the limit', async () => {
    await desk.fail({ hang: true })
    expect(await asked(200)).toBe('timeout')
  })

  const body = (content: string, head = '') => `<?xml version="1.0"?>${head}<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">`
    + `<s:Body>${content}</s:Body></s:Envelope>`
  const citizen = (inner: string) => body(`<TraCuuThongTinCongDanResponse xmlns="http://dancuquocgia.bca"><CongdanCollection>${inner}`
    + '</CongdanCollection></TraCuuThongTinCongDanResponse>')
  const nhan = (more = '', name = '<Ho>Nguyễn</Ho><ChuDem>Thị Hồng</ChuDem><Ten>Nhạn</Ten>', birth = '<NgayThangNam>19960415</NgayThangNam>') =>
    `<CongDan><SoDinhDanh>000196990001</SoDinhDanh>${more}<HoVaTen>${name}</HoVaTen><NgayThangNamSinh>${birth}</NgayThangNamSinh></CongDan>`

  test.each([
    ['an entity of its own', body('&x;', '<!DOCTYPE s [<!ENTITY x "y">]>'), 'answer-unreadable'],
    ['a DTD from elsewhere', body('', '<!DOCTYPE s SYSTEM "http://127.0.0.1/x">'), 'answer-unreadable'],
    ['an entity that nobody declared', citizen(nhan('<SoCMND>&xxe;</SoCMND>')), 'answer-unreadable'],
    ['depth', body('<a>'.repeat(500) + '</a>'.repeat(500)), 'answer-unreadable'],
    ['more than it may be long', citizen(nhan(`<DanToc>${'x'.repeat(250_000)}</DanToc>`)), 'answer-unreadable'],
    ['two people', citizen(nhan() + nhan()), 'other-person'],
    ['two numbers', citizen(nhan('<SoDinhDanh>000185990001</SoDinhDanh>')), 'answer-unreadable'],
    ['another name', citizen(nhan('', '<Ho>Trần</Ho><Ten>Khác</Ten>')), 'other-person'],
    ['another birth', citizen(nhan('', undefined, '<NgayThangNam>19970415</NgayThangNam>')), 'other-person'],
    ['a day that is none', citizen(nhan('', undefined, '<NgayThangNam>19960431</NgayThangNam>')), 'answer-unreadable'],
    ['a name of unseen signs', citizen(nhan('', '<Ho>\u200b</Ho>')), 'answer-unreadable'],
    ['another namespace', citizen(nhan()).replace('dancuquocgia.bca', 'khac.vn'), 'answer-unreadable'],
    ['another operation', citizen(nhan()).replaceAll('TraCuuThongTinCongDan', 'XacNhanThongTinCongDan'), 'answer-unreadable'],
    ['no envelope', '<CongDan/>', 'answer-unreadable'],
    ['a fault of ours', body('<s:Fault><faultcode>s:Client</faultcode><faultstring>x</faultstring></s:Fault>'), 'ask-refused'],
    ['a fault of theirs', body('<s:Fault><faultcode>s:Server</faultcode><faultstring>x</faultstring></s:Fault>'), 'http-500'],
  ])('with %s are not taken', async (_, text, code) => {
    await desk.act('answer-raw', { text })
    expect(await asked()).toBe(code)
  })

  const place = (inner: string) => `<MaQuocGia>VN</MaQuocGia><MaTinhThanh>44</MaTinhThanh>${inner}`
  const WHO = ['person.birthDate', 'person.fullName', 'person.idNumber']
  test.each([
    ['nothing more', '', []],
    ['a sex of another code', '<GioiTinh>3</GioiTinh>', []],
    ['two sexes', '<GioiTinh>1</GioiTinh><GioiTinh>2</GioiTinh>', []],
    ['an ethnicity in words', '<DanToc>Kinh</DanToc>', []],
    ['a place without a commune', `<ThuongTru>${place('<MaPhuongXa/>')}</ThuongTru>`, []],
    ['a place abroad', '<ThuongTru><MaQuocGia>LA</MaQuocGia><ChiTiet>Viêng Chăn</ChiTiet></ThuongTru>', []],
    ['a district that is no code', `<ThuongTru>${place('<MaQuanHuyen>45x</MaQuanHuyen><MaPhuongXa>18856</MaPhuongXa>')}</ThuongTru>`, []],
    ['a home that cannot be read, and where they are', `<ThuongTru>${place('<MaPhuongXa/>')}</ThuongTru>`
      + `<NoiOHienTai>${place('<MaPhuongXa>18856</MaPhuongXa>')}</NoiOHienTai>`, ['person.currentAddress']],
    ['an empty home, and where they are', `<ThuongTru/><NoiOHienTai>${place('<MaPhuongXa>18856</MaPhuongXa>')}</NoiOHienTai>`,
      ['person.currentAddress', 'person.residence', 'person.residenceKind']],
    ['where they are alone', `<NoiOHienTai>${place('<MaPhuongXa>18856</MaPhuongXa>')}</NoiOHienTai>`,
      ['person.currentAddress', 'person.residence', 'person.residenceKind']],
  ])('that say beside who somebody is %s: what is not known for sure is left out', async (_, more, entries) => {
    await desk.act('answer-raw', { text: citizen(nhan(more)) })
    const said = await desk.population.read(NHAN, BY, LIMIT)
    expect(Object.keys(said ?? {}).sort()).toEqual([...WHO, ...entries].sort())
    if (entries.length > 1) expect(said).toMatchObject({
      'person.residenceKind': 'noi-o-hien-tai', 'person.residence': { epoch: '2-cap', commune: { code: '18856' } },
    })
  })

  test('of a person whose year alone is known say the year', async () => {
    const old = { number: '000151990061', fullName: 'Đỗ Tư', birth: '1951' }
    expect(await desk.population.read(old, BY, LIMIT)).toMatchObject({ 'person.fullName': 'Đỗ Tư', 'person.birthDate': '1951' })
  })
})

const GOOD = { url: 'https://a.vn', key: 'k', transport: 'ndxp', client: 'c', account: 'a', agency: 'b', phone: '1' }
test.each([
  [GOOD, []], [{}, ['url', 'key', 'transport', 'client', 'account', 'agency', 'phone']],
  [{ ...GOOD, url: 'ftp://a' }, ['url']], [{ ...GOOD, transport: 'axis' }, ['transport']],
  [{ ...GOOD, key: 'a\nb' }, ['key']], [{ ...GOOD, phone: 1 }, ['phone']],
])('settings name what is faulty, and no value', (given, names) => {
  const wanted = names.length === 0 ? { ok: true } : { ok: false, refusal: { names } }
  expect(readSettings(POPULATION_SETTINGS, given)).toMatchObject(wanted)
})
