/**
 * Need: the number that somebody has in social insurance is looked up in its own shape (domain reference 8.6) over each
 * way to it, and whether they take part is answered by yes or no. The register is the sandbox's, a listener that shares
 * no code with the adapter.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RegisterAtDesk, openRegisterDesk } from '../../../../../test/register-desk.ts'
import { systemClock } from '../../../../platform/clock.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import { criteriaOf } from './social-insurance-register.ts'

const NHAN = { number: '000196990001', fullName: 'NGUYỄN THỊ HỒNG NHẠN', birth: '1996-04-15' }
const HANH = { number: '000190990041', fullName: 'Phan Thị Hạnh', birth: '1990' }
const BY = { callId: '5b5a6f0e-0c5c-4f55-8d0e-111111111111', officer: 'can-bo', procedure: '1.001193', entries: [] }
const LIMIT = 3_000

const stops: (() => Promise<void>)[] = []
const open = async (settings: Record<string, string> = {}): Promise<RegisterAtDesk> => {
  const desk = await openRegisterDesk(systemClock, settings, ['social-insurance'])
  stops.push(() => desk.stop())
  return desk.at('social-insurance')
}
afterAll(async () => { await Promise.all(stops.map((stop) => stop())) })
const faultOf = async (asked: Promise<unknown>) => asked.then((said) => JSON.stringify(said), (error: unknown) =>
  error instanceof SendFault ? error.code : String(error))

describe.each(['lgsp', 'ndxp', 'direct'])('over %s', (transport) => {
  let desk: RegisterAtDesk
  beforeAll(async () => { desk = await open({ transport }) })

  test('somebody is found by number, name and birth, and nothing but their number there is read', async () => {
    expect(await desk.register.read(NHAN, BY, LIMIT)).toEqual({ 'person.socialInsuranceNumber': '0000000101' })
    expect((await desk.state()).asked[0]).toMatchObject({ MaYeuCau: BY.callId, MaCanBo: 'can-bo', MaDVC: '1.001193' })
    for (const wrong of [{ number: '000196990009' }, { fullName: 'Nguyễn Thị Khác' }, { birth: '1996-04-16' }])
      expect(await desk.register.read({ ...NHAN, ...wrong }, BY, LIMIT)).toBeUndefined()
  })

  test('whether somebody takes part is yes or no; whoever only has a number does not', async () => {
    const takesPart = async (person: typeof NHAN) => desk.register.confirm(person, {}, BY, LIMIT)
    expect([await takesPart(NHAN), await takesPart(HANH), await takesPart({ ...NHAN, fullName: 'Người Khác' })])
      .toEqual([true, false, false])
    expect(await desk.register.read(HANH, BY, LIMIT)).toEqual({ 'person.socialInsuranceNumber': '0000000103' })
  })
})

test.each([['1996-04-15', '19960415', '0'], ['1996-04', '19960400', '1'], ['1996', '19960000', '2']])(
  'a birth of which %s is known is asked as %s with %s', (birth, ngaySinh, loaiNgaySinh) => {
    expect(criteriaOf({ ...NHAN, birth }).body).toMatchObject({ ngaySinh, loaiNgaySinh, gioiTinh: '2' })
  })

describe('answers', () => {
  let desk: RegisterAtDesk
  beforeAll(async () => { desk = await open() })
  afterEach(async () => {
    await desk.fail({})
    await desk.act('answer-raw')
    await desk.act('answer-for')
  })
  const asked = async () => faultOf(desk.register.read(NHAN, BY, LIMIT))

  test('about somebody else are refused, whatever they say', async () => {
    await desk.act('answer-for', { number: '000185990001' })
    expect(await asked()).toBe('other-person')
  })

  const row = { soDinhDanh: NHAN.number, hoTen: NHAN.fullName, maSoBhxh: '0000000101', dangThamGia: '1' }
  test.each([
    ['another name', { hoTen: 'Trần Thị Khác' }, 'other-person'],
    ['no name', { hoTen: null }, 'answer-unreadable'],
    ['a number of another length', { maSoBhxh: '101' }, 'answer-unreadable'],
    ['a word that is neither yes nor no', { dangThamGia: 'true' }, 'answer-unreadable'],
  ])('with %s are not taken', async (_, more, code) => {
    await desk.act('answer-raw', { text: JSON.stringify({ errorCode: '0', data: { ...row, ...more } }) })
    expect(await asked()).toBe(code)
  })
})
