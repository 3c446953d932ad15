/**
 * Need: the register of enterprises is asked in its own shape (domain reference 8.6) over each way to it, what it says
 * is taken for the enterprise alone that was asked about, and nothing of the people behind it is read. The register is
 * the sandbox's, a listener that shares no code with the adapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RegisterAtDesk, openRegisterDesk } from '../../../../../test/register-desk.ts'
import { systemClock } from '../../../../platform/clock.ts'
import { SendFault } from '../../../../platform/send-fault.ts'

const ONE = { number: '0000000017', fullName: 'CÔNG TY TNHH  Thử Nghiệm Một', birth: '' }
const BY = { callId: '5b5a6f0e-0c5c-4f55-8d0e-111111111111', officer: 'can-bo', procedure: '1.001193', entries: [] }
const LIMIT = 3_000

const stops: (() => Promise<void>)[] = []
const open = async (settings: Record<string, string> = {}): Promise<RegisterAtDesk> => {
  const desk = await openRegisterDesk(systemClock, settings, ['business-register'])
  stops.push(() => desk.stop())
  return desk.at('business-register')
}
afterAll(async () => { await Promise.all(stops.map((stop) => stop())) })
const faultOf = async (asked: Promise<unknown>) => asked.then((said) => JSON.stringify(said), (error: unknown) =>
  error instanceof SendFault ? error.code : String(error))

describe.each(['lgsp', 'ndxp', 'direct'])('over %s', (transport) => {
  let desk: RegisterAtDesk
  beforeAll(async () => { desk = await open({ transport }) })

  test('an enterprise is found by number and name, and the call names who asks and for what', async () => {
    expect(await desk.register.read(ONE, BY, LIMIT)).toEqual({
      'organisation.idNumber': '0000000017', 'organisation.name': 'Công ty TNHH Thử Nghiệm Một', 'organisation.address': {
        country: 'VN', epoch: '3-cap', province: { code: '44' }, district: { code: '450' }, commune: { code: '18856' },
        detail: 'Số 11, đường Thử Nghiệm',
      },
    })
    expect((await desk.state()).asked[0]).toEqual({
      MaYeuCau: BY.callId, MaDVC: '1.001193', MaCanBo: 'can-bo', MaDonVi: '000.00.00.H00', TaiKhoan: 'motcua.thu',
      path: '/apiCSDLDKDN/chiTietDoanhNghiep',
    })
    for (const other of [{ number: '0000000031' }, { fullName: 'Công ty TNHH Thử Nghiệm Khác' }]) {
      expect(await desk.register.read({ ...ONE, ...other }, BY, LIMIT)).toBeUndefined()
      expect(await desk.register.confirm({ ...ONE, ...other }, {}, BY, LIMIT)).toBe(false)
    }
    expect(await desk.register.confirm(ONE, {}, BY, LIMIT)).toBe(true)
  })

  test('a wrong key is told from a register that is down', async () => {
    const stranger = await open({ transport, key: 'khac' })
    expect(await faultOf(stranger.register.read(ONE, BY, LIMIT))).toBe(transport === 'ndxp' ? 'token-refused' : 'http-401')
  })
})

describe('answers', () => {
  let desk: RegisterAtDesk
  beforeAll(async () => { desk = await open() })
  afterEach(async () => {
    await desk.fail({})
    await desk.act('answer-raw')
    await desk.act('answer-for')
  })
  const asked = async (milliseconds = LIMIT) => faultOf(desk.register.read(ONE, BY, milliseconds))

  test('about another enterprise are refused, whatever they say', async () => {
    await desk.act('answer-for', { number: '0000000024' })
    expect(await asked()).toBe('other-person')
  })

  test('to a question that names nobody as its asker are refusals of ours, and no sign that it is away', async () => {
    expect(await faultOf(desk.register.read(ONE, { ...BY, procedure: ' ' }, LIMIT))).toBe('ask-refused')
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

  const row = (more: object = {}) => ({ ENTERPRISE_GDT_CODE: ONE.number, NAME: ONE.fullName, ...more })
  const said = (data: unknown, errorCode: unknown = '0') => JSON.stringify({ errorCode, data })
  test.each([
    ['no object', '[]', 'answer-unreadable'],
    ['a list of enterprises', said([row()]), 'answer-unreadable'],
    ['no code', said(row(), null), 'answer-unreadable'],
    ['a code of its own', said(null, '500'), 'error-500'],
    ['a code that is none', said(null, 'x\ny'), 'answer-unreadable'],
    ['no number', said(row({ ENTERPRISE_GDT_CODE: '' })), 'answer-unreadable'],
    ['a number that is none', said(row({ ENTERPRISE_GDT_CODE: 17 })), 'answer-unreadable'],
    ['no name', said(row({ NAME: '\u200b' })), 'answer-unreadable'],
    ['a name without an end', said(row({ NAME: 'x'.repeat(1_000) })), 'answer-unreadable'],
    ['more than it may be long', said(row({ MEMBER: 'x'.repeat(250_000) })), 'answer-unreadable'],
  ])('with %s are not taken', async (_, text, code) => {
    await desk.act('answer-raw', { text })
    expect(await asked()).toBe(code)
  })

  test.each([
    ['none', undefined], ['text', 'Số 1'], ['no commune', { CityID: '44', StreetNumber: 'Số 1' }],
    ['codes of another kind', { CityID: 'QT', WardID: 'DH', StreetNumber: 'Số 1' }],
    ['a district that is no code', { CityID: '44', DistrictID: '4', WardID: '18856' }],
  ])('whose seat is %s say nothing of it', async (_, HOAdress) => {
    await desk.act('answer-raw', { text: said(row({ HOAdress })) })
    expect(Object.keys(await desk.register.read(ONE, BY, LIMIT) ?? {})).toEqual(['organisation.idNumber', 'organisation.name'])
  })
})
