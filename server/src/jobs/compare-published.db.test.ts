/**
 * Need (part E4): what the national portal publishes of procedures is held against ours each night, field by field;
 * what is otherwise is listed until somebody decides, a code without a meaning is shown as one, and nothing of ours
 * changes.
 */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ExchangeDesk, openExchange } from '../../test/exchange-desk.ts'
import { type PortalRow, portalRowOf, publishedAtSandbox } from '../app/sandbox-procedures.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { runExchange } from '../cli/exchange.ts'
import {
  type PublishingAdapter, acceptDifference, compareProcedures, declineDifference, isPublishing, keepProcedures,
  listComparisons, listProcedureDifferences,
} from '../modules/integration/public.ts'
import { type PackageData, UNAPPROVED, dropPackage } from '../modules/packages/public.ts'
import { stoppedClock, systemClock } from '../platform/clock.ts'
import { comparePublished } from './compare-published.ts'

const DAY = '2021-06-25'
let province: Province
let exchange: ExchangeDesk
let adapter: PublishingAdapter
let rows: PortalRow[]
const machineClock = stoppedClock('2026-01-05T01:00:00Z')

beforeAll(async () => {
  province = await createProvince()
  rows = province.catalogue.on(DAY).list().filter(({ code }) => code !== null).map(portalRowOf)
})
afterAll(() => province.drop())
beforeEach(async () => {
  province.clock.set(`${DAY}T01:00+07:00`)
  exchange = await openExchange(province, systemClock)
  if (!isPublishing(exchange.adapter)) throw new Error('publishes nothing')
  adapter = exchange.adapter
  await hold(rows)
})
afterEach(() => exchange.close())

const hold = async (data: readonly object[]) => exchange.act('hold-procedures', { data })
const birth = () => province.catalogue.on(DAY).find('khai-sinh') ?? expect.fail('no such procedure')
const row = () => portalRowOf(birth())
const change = async (more: object) => exchange.act('change-procedure', { MATTHC: row().MATTHC, ...more })
const compare = async () => {
  const compared = await compareProcedures(province.catalogue, adapter, province.clock.now())
  return province.inOneGo((ctx) => keepProcedures(ctx, compared))
}
const open = async () => listProcedureDifferences(province.db, { standing: 'open', limit: 500 })
const lines = async () =>
  (await open()).flatMap((one) => one.lines.map(({ field, ours, theirs, way }) => [field, ours, theirs, way]))
const one = async () => (await open())[0] ?? expect.fail('nothing is open')
const decline = async (difference: string) => province.inOneGo((ctx) => declineDifference(ctx, { difference, reason: 'Tỉnh quy định' }))
const draft = (): PackageData => {
  const { procedure, code, codeSuffix, codeStatus, content } = birth()
  return {
    format: 1, procedure, code, codeSuffix, codeStatus, decision: null, content, forms: [], process: { bpmn: null },
    decisions: [], ...UNAPPROVED,
  }
}
const accept = async (difference: string, id = birth().id) =>
  province.inOneGo((ctx) => acceptDifference(ctx, { difference, version: { id, data: draft() } }))
const countAll = async () => (await sql`select from integration.procedure_difference`.execute(province.db)).rows.length

test('where the portal says what we say, over all of the catalogue, nothing is listed', async () => {
  expect(rows.length).toBeGreaterThan(50)
  expect(await compare()).toEqual({ added: 0, ended: 0 })
  expect(await open()).toEqual([])
})

test('each thing that is otherwise is listed with both sides, and a code without a meaning as such', async () => {
  const { content: { limits: [limit], result, components: [paper] } } = birth()
  await change({
    TENTTHC: 'Đăng ký khai sinh cho trẻ em', LINHVUCTHUCHIEN: 'LV99', KETQUATHUCHIEN: { MAKETQUA: 'K1', TENKETQUA: 'Giấy khai sinh điện tử' },
    CACHTHUCTHUCHIEN: [{ KENH: 'TRUCTIEP', THOIGIAN: { THOIGIANGIAIQUYET: '2', DONVITINH: 'TUAN', MOTA: '' } }],
    THANHPHANHOSO: { GIAYTO: [{ MAGIAYTO: 'KQ.G99.999999', TENGIAYTO: 'Giấy lạ' }] },
  })
  await compare()
  const found = await lines()
  expect(limit).toBeDefined()
  expect(found).toEqual(expect.arrayContaining([
    ['name', 'Đăng ký khai sinh', 'Đăng ký khai sinh cho trẻ em', 'taken'],
    ['sector', 'Hộ tịch', 'LV99', 'code-unmapped'],
    ['result', result.name, 'Giấy khai sinh điện tử', 'taken'],
    ['limit', expect.any(String), '2 TUAN', 'code-unmapped'],
    ['component', null, 'Giấy lạ (KQ.G99.999999)', 'code-unmapped'],
    ['component', paper?.name, null, 'by-hand'],
  ]))
  expect((await open()).map(({ kind, procedure, day }) => [kind, procedure, day])).toEqual([['differs', 'khai-sinh', DAY]])
})

test('what one side alone has, and what cannot be read, keeps nothing else back', async () => {
  const [first, second] = rows.filter(({ MATTHC }) => MATTHC !== row().MATTHC) as [PortalRow, PortalRow]
  await exchange.act('end-procedure', { MATTHC: first.MATTHC })
  await exchange.act('change-procedure', { MATTHC: second.MATTHC, TENTTHC: 'a\0b' })
  await change({ TENTTHC: 'Khai sinh' })
  await hold([...rows.filter(({ MATTHC }) => MATTHC !== first.MATTHC).map((each) =>
    each.MATTHC === second.MATTHC ? { ...each, TENTTHC: 'a\0b' } : each.MATTHC === row().MATTHC ? { ...each, TENTTHC: 'Khai sinh' } : each),
  { ...row(), MATTHC: '9.999999', TENTTHC: 'Thủ tục mới' }])
  await compare()
  expect((await open()).map(({ code, kind }) => [code, kind]).sort()).toEqual([
    [first.MATTHC, 'missing-there'], [second.MATTHC, 'unreadable'], [row().MATTHC, 'differs'], ['9.999999', 'missing-here'],
  ].sort())
})

test.each([
  ['none at all', []],
  ['a list whose codes are none', [{ MATTHC: '../x', TENTTHC: 'x' }]],
  ['nothing that can be read', [{ MATTHC: '1.000001', TENTTHC: { a: 1 } }]],
])('a portal that answers with %s is away: nothing is listed, nothing ends', async (_, data) => {
  await change({ TENTTHC: 'Khai sinh' })
  await compare()
  await hold(data)
  await expect(compare()).rejects.toMatchObject({ code: 'answer-unreadable' })
  expect(await open()).toHaveLength(1)
})

test('the job compares once a day, later where the portal does not answer; the command tells it', async () => {
  await change({ TENTTHC: 'Khai sinh' })
  await exchange.faults({ errors: true })
  await comparePublished({ ...province, machineClock }, adapter)
  expect(await countAll()).toBe(0)
  await exchange.faults({})
  machineClock.forward(1)
  await comparePublished({ ...province, machineClock }, adapter)
  expect(await countAll()).toBe(1)
  await change({ TENTTHC: 'Khai sinh khác' })
  await comparePublished({ ...province, machineClock }, adapter)
  expect(await countAll()).toBe(1)
  province.clock.set('2021-06-26T01:00+07:00')
  await comparePublished({ ...province, machineClock }, adapter)
  expect(await countAll()).toBe(2)
  const said: string[] = []
  const io = { stdout: (line: string) => { said.push(line) }, stderr: () => undefined }
  const use = { deed: 'procedures', partner: 'national-portal', isJson: true, data: undefined } as const
  expect(await runExchange(use, io, exchange.rooms)).toBe(1)
  expect(JSON.parse(said.join(''))).toMatchObject({
    day: '2021-06-26', compared: rows.length, added: 0, ended: 0, differences: [{ kind: 'differs', lines: [{ theirs: 'Khai sinh khác' }] }],
  })
  expect(await runExchange({ ...use, partner: 'nobody' }, io, exchange.rooms)).toBe(1)
})

test('what is declined is not listed again until the portal says something else', async () => {
  await change({ TENTTHC: 'Khai sinh' })
  await compare()
  await compare()
  expect(await countAll()).toBe(1)
  await decline((await one()).publicId)
  await expect(decline((await sql<{ publicId: string }>`select public_id from integration.procedure_difference`
    .execute(province.db)).rows[0]?.publicId ?? '')).rejects.toThrow('procedure-difference-decided')
  expect(await compare()).toEqual({ added: 0, ended: 0 })
  expect(await open()).toEqual([])
  await change({ TENTTHC: 'Khai sinh mới' })
  await compare()
  expect(await lines()).toEqual([['name', 'Đăng ký khai sinh', 'Khai sinh mới', 'taken']])
  // It agrees, and then says again what was declined once: the portal has changed it.
  await change({ TENTTHC: row().TENTTHC })
  await compare()
  expect(await open()).toEqual([])
  await change({ TENTTHC: 'Khai sinh' })
  await compare()
  expect(await open()).toHaveLength(1)
})

test('two comparisons at once find it once', async () => {
  await compare() // the partner is known, so that nothing else makes one wait for the other
  await change({ TENTTHC: 'Khai sinh' })
  await Promise.all([compare(), compare()])
  expect(await countAll()).toBe(1)
})

test('accepted it is a draft that says it, and ours is as it was; dropped it is listed again', async () => {
  const before = birth()
  await change({ TENTTHC: 'Khai sinh', LINHVUCTHUCHIEN: 'LV99' })
  await compare()
  const { publicId } = await one()
  await expect(accept(publicId, -1n)).rejects.toThrow('procedure-difference-outdated')
  const begun = await accept(publicId)
  const { rows: [revision] } = await sql<{ content: PackageData }>`select content from packages.revision
    join packages.package on package.id = package_id where public_id = ${begun.publicId}`.execute(province.db)
  expect(revision?.content).toEqual({ ...draft(), content: { ...before.content, name: 'Khai sinh' } })
  await province.catalogue.refresh()
  expect(birth()).toEqual(before)
  await expect(accept(publicId)).rejects.toThrow('procedure-difference-decided')
  await compare()
  expect(await open()).toEqual([])
  await province.inOneGo((ctx) => dropPackage(ctx, { publicId: begun.publicId, revision: 1, note: '' }))
  await compare()
  expect(await open()).toHaveLength(1)
})

test('of what only a person can say no draft is begun', async () => {
  await change({ LINHVUCTHUCHIEN: 'LV99' })
  await compare()
  await expect(accept((await one()).publicId)).rejects.toThrow('procedure-difference-by-hand')
  await expect(accept(crypto.randomUUID())).rejects.toThrow('procedure-difference-unknown')
})

test('one that fails is noted with its cause, tried again after a minute, then later, and forgotten once all is compared', async () => {
  const standing = async () => (await listComparisons(province.db, ['national-portal', 'nobody'])).map(({ partner, ...more }) => [partner, more])
  const compareNow = async () => comparePublished({ ...province, machineClock }, adapter)
  const never = { at: null, compared: null, failedAt: null, fault: null, retryAt: null }
  expect(await standing()).toEqual([['national-portal', never], ['nobody', never]])
  await exchange.faults({ errors: true })
  const begun = machineClock.now().getTime()
  await compareNow()
  const failed = { ...never, failedAt: province.clock.now(), fault: 'http-500', retryAt: new Date(begun + 60_000) }
  expect(await standing()).toEqual([['national-portal', failed], ['nobody', never]])
  await exchange.faults({})
  await compareNow() // not before its time
  expect(await standing()).toMatchObject([['national-portal', { at: null, fault: 'http-500' }], ['nobody', never]])
  await exchange.faults({ errors: true })
  machineClock.forward(1)
  await compareNow()
  expect(await standing()).toMatchObject([['national-portal', { retryAt: new Date(begun + 180_000) }], ['nobody', never]])
  await exchange.faults({})
  machineClock.forward(2)
  await compareNow()
  expect(await standing()).toEqual([
    ['national-portal', { ...never, at: province.clock.now(), compared: rows.length }], ['nobody', never],
  ])
})

test('the portal of the demonstration says otherwise what each kind of difference looks like, and no more', async () => {
  await hold(publishedAtSandbox(province.catalogue, DAY))
  await compare()
  const found = await open()
  expect(found.map(({ kind, lines: all }) => [kind, all.map(({ field, way }) => `${field} ${way}`).sort()]).sort()).toEqual([
    ['differs', ['limit taken', 'name taken', 'result taken']], ['differs', ['sector code-unmapped']],
    ['missing-here', []], ['missing-there', []],
  ])
})
