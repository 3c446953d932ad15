/**
 * Need: a commune is split and others merge in a province of two levels. A run may be killed at any instant and gone on
 * with: everything arrives once, with whoever lives there, and the same again changes nothing.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { forecastSuccession } from '../cli/succession/forecast.ts'
import { readPlan } from '../cli/succession/read-plan.ts'
import { recordPerson } from '../modules/identity/public.ts'
import { type Succession, beginSuccession, listPassedGrants, loadRows } from '../modules/organisation/public.ts'
import { readDataSet } from '../cli/data-set/read-data-set.ts'
import { ok } from '../kernel/result.ts'
import { tellApplicant } from './send-messages.ts'
import { type SuccessionRooms, succeedNext } from './succeed-units.ts'

const FOLDER = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
const PLAN = readPlan(`${FOLDER}succession/2026-01-05.yaml`)
const SECTION = 'cq:ubnd-dong-cat:one-stop'

let province: Province
let desk: Desk
let rooms: SuccessionRooms
let begun: Succession
const dossiers: Record<string, string> = {}

/** Somebody who lives there, by the address on record. */
async function liver(n: number, address: string) {
  const person = await province.aPerson(n)
  await sql`update identity.person set address = ${address} where id = ${person.id}`.execute(province.database.owner)
  return { person }
}

beforeAll(async () => {
  province = await createProvince(FOLDER)
  desk = openDesk(province)
  rooms = { ...province, machineClock: province.clock }
  province.clock.set('2025-12-31T09:00+07:00')
  const receive = async (name: string, ...[procedure, section, territory, address, n]: readonly [
    procedure: string, section: string, territory: string, address: string, n: number]) => {
    const { publicId } = await desk.receive(procedure, ['reception', section], { ...await liver(n, address), territory })
    dossiers[name] = publicId
  }
  await receive('west', 'khai-sinh', SECTION, 'xa:99014', 'Nhà 5, Thôn Tây, xã Đồng Cát', 1)
  await receive('east', 'khai-sinh', SECTION, 'xa:99014', 'Thôn Đông, xã Đồng Cát', 2)
  await receive('unclear', 'khai-sinh', SECTION, 'xa:99014', 'Tây Ninh', 3)
  await receive('hill', 'khai-sinh', 'cq:ubnd-nui-may:one-stop', 'xa:99021', 'Núi Mây', 4)
  await receive('record', 'phieu-lltp', 'cq:trung-tam-lam-giang', 'xa:99007', 'Sông Lam', 5)
  province.clock.set('2026-01-05T00:10+07:00')
  await province.directory.refresh()
})
afterAll(() => province.drop())

/** Where it lies today: the unit of each open stay, and since when that has acknowledged it. */
const staysOf = async (name: string) => {
  const { legs } = await desk.standing(dossiers[name] ?? '')
  return legs.filter(({ endedAt }) => endedAt === null).map(({ unitId, receivedAt }) =>
    [province.directory.on('2026-01-05').byId(unitId)?.idOfData, receivedAt])
}

const placeOf = async (name: string) => {
  const { receivesAtId, competentUnitId } = await desk.dossier(dossiers[name] ?? '')
  const idOf = (id: bigint) => province.directory.on('2026-01-05').byId(id)?.idOfData
  return [idOf(receivesAtId), idOf(competentUnitId), await desk.step(dossiers[name] ?? '')]
}

describe('a commune is split, two merge, competence moves', () => {
  test('a forecast counts what is open, and changes nothing', async () => {
    const { revision } = province.directory
    const tried = await forecastSuccession(province, PLAN)
    if (!tried.ok) throw new Error(tried.refusal.code)
    const forecast = tried.value
    expect(forecast).toMatchObject({
      procedures: [], dossiers: { total: 4 }, units: { ended: 18, communes: [5, 5] },
      work: { tasks: 4, onTheirWay: 0 },
    })
    expect(forecast.numbers.map(({ code }) => code).sort()).toEqual(['Z07.32', 'Z07.33', 'Z07.34'])
    await province.directory.refresh()
    expect(province.directory.revision).toBe(revision)
  })

  test('killed after any transaction it goes on: everything arrives once', async () => {
    begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, PLAN))
    // Each step from rooms of its own, as another process would have them; two at once do it once.
    for (let hasMore = true; hasMore;) {
      const both = await Promise.all([1, 2].map(() => succeedNext({ ...rooms }, begun)))
      hasMore = both.some(Boolean)
    }
    const { rows } = await sql<{ dossierId: bigint; n: bigint }>`
      select dossier_id, count(*) as n from audit.event where type = 'dossier.moved' group by dossier_id`
      .execute(province.db)
    expect(rows.map(({ n }) => Number(n))).toEqual([1, 1, 1, 1, 1])
    const stages = sql`select stage, done::int from organisation.succession_stage order by stage`.execute(province.db)
    expect((await stages).rows).toMatchObject([
      { stage: 'arrangements' }, { stage: 'dossiers', done: 5 }, { stage: 'dossiers-presumed', done: 2 },
      { stage: 'drafts' }, { stage: 'grants' }])
  })

  test('who lives in a part is there; what is unclear is with the rest, and is marked', async () => {
    expect(await placeOf('west')).toEqual(['cq:ubnd-cat-tay:one-stop', 'cq:ubnd-cat-tay', 'officer@cq:ubnd-cat-tay'])
    expect(await placeOf('east')).toEqual(['cq:ubnd-cat-dong:one-stop', 'cq:ubnd-cat-dong', 'officer@cq:ubnd-cat-dong'])
    expect(await placeOf('unclear')).toEqual(await placeOf('east'))
    expect(await placeOf('hill')).toEqual(['cq:ubnd-may-lau:one-stop', 'cq:ubnd-may-lau', 'officer@cq:ubnd-may-lau'])
    const told = await desk.events(dossiers['unclear'] ?? '')
    expect(told.find(({ type }) => type === 'dossier.moved')?.data).toMatchObject({ isPresumed: true })
  })

  test('competence that moved takes its open steps with it, and the steps to come', async () => {
    const [section, competent, step] = await placeOf('record')
    expect([section, competent]).toEqual(['cq:trung-tam-lam-giang', 'cq:van-phong-lam-giang'])
    expect(step).toBe('unit_assigner@cq:van-phong-lam-giang')
    // The section keeps what it handed over until the first deed of the new unit acknowledges it.
    const handedOver = new Date('2025-12-31T09:00+07:00')
    expect(await staysOf('record')).toEqual([
      ['cq:trung-tam-lam-giang', handedOver], ['cq:van-phong-lam-giang', null],
    ])
    province.clock.set('2026-01-05T09:00+07:00')
    await desk.act('assign', dossiers['record'] ?? '', ['unit_assigner', 'cq:van-phong-lam-giang'], {
      assigneeId: await desk.assignee('officer', 'cq:van-phong-lam-giang'),
    })
    expect(await desk.step(dossiers['record'] ?? '')).toBe('officer@cq:van-phong-lam-giang')
    expect(await staysOf('record')).toEqual([['cq:van-phong-lam-giang', province.clock.now()]])
  })

  test('the same again changes nothing, and another plan under its name is refused', async () => {
    await province.directory.refresh()
    const { revision } = province.directory
    expect((await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, PLAN))).id).toBe(begun.id)
    const other = { ...PLAN, title: 'Khác' }
    const again = province.inOneGo((ctx) => beginSuccession(ctx, province.directory, other))
    await expect(again).rejects.toThrow('plan-differs')
    await province.directory.refresh()
    expect(province.directory.revision).toBe(revision)
  })

  test('an import of data that do not know of the day takes nothing of it back', async () => {
    const { province: old } = readDataSet(FOLDER)
    const report = await province.inOneGo(async (ctx) => ok(await loadRows(ctx, old)))
    expect(report.notes.join(' ')).toContain('kế hoạch sắp xếp')
    await province.directory.refresh()
    const today = province.directory.on('2026-01-06')
    expect(today.find('xa:99014')).toBeUndefined()
    expect(today.find('xa:99035')?.name).toBe('Phường Vườn Dừa')
    expect(province.directory.on('2026-01-04').find('xa:99035')?.name).toBe('Xã Vườn Dừa')
  })

  test('staff go with the unit, and an administrator finds who was given what', async () => {
    const passed = await listPassedGrants(province.db, begun.id, 0n, 1000)
    const names = new Set(passed.map(({ toId }) => province.directory.on('2026-01-05').byId(toId)?.idOfData))
    expect(names).toContain('cq:ubnd-cat-dong:one-stop')
    // Reception, head, cashier, post, police, officers, head, clerk … of three communes, by the rules of staff.yaml.
    expect(passed.length).toBeGreaterThan(3 * 15)
    const { rows } = await sql<{ n: bigint }>`
      select count(*) as n from identity.staff_grant g join organisation.unit u on u.id = g.unit_id
      where u.key like 'cq:ubnd-dong-cat%' and upper(g.valid) is null`.execute(province.db)
    expect(rows[0]?.n).toBe(0n)
  })

  test('who applied is told once, and by phone in the morning only', async () => {
    const { id } = await desk.dossier(dossiers['west'] ?? '')
    const handler = tellApplicant(async () => Promise.resolve({
      number: 'Z07.32-251231-0001', procedure: 'Đăng ký khai sinh', agency: 'Xã Đồng Cát', section: 'Một cửa',
      unit: 'Xã Cát Tây', acknowledgement: '', link: '', applicantId: (await desk.dossier(dossiers['west'] ?? '')).applicantId,
      applicantName: 'x', authoriserId: null, isOnline: true, dueAt: null, nextOpening: () => new Date('2026-01-05T07:30+07:00'),
    }), async () => Promise.resolve(false))
    expect(handler.hears).toContain('dossier.moved')
    const event = {
      era: 1, id: 77n, type: 'dossier.moved', happenedAt: province.clock.now(), actorId: 1n, onBehalfOfId: null,
      unitId: null, subjectKind: 'dossier', subjectId: id, dossierId: id, data: {},
    }
    for (let n = 0; n < 2; n += 1) {
      await province.inOneGo(async (ctx) => {
        await recordPerson(ctx, { kind: 'citizen', personalNumber: '000084990077', fullName: 'Trần Thử', proof: 'seen' })
        await handler.handle(ctx, event)
        return ok(null)
      })
    }
    const { rows } = await sql<{ channel: string; dueAt: Date | null }>`
      select m.channel, d.due_at from notifications.message m left join notifications.delivery d on d.message_id = m.id
      where template = 'unit-changed' order by channel`.execute(province.db)
    const morning = new Date('2026-01-05T07:30+07:00')
    expect(rows).toEqual([{ channel: 'portal', dueAt: null }, { channel: 'sms', dueAt: morning }])
  })
})
