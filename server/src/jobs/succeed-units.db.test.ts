/**
 * Need: when communes merge and the district level ends, whoever has something open keeps number and day, is told where
 * it is now, and has it settled there; the staff go on with what they hold. The units are those of the real plans.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { defaultDataSet } from '../cli/data-set.ts'
import { readPlan } from '../cli/succession/read-plan.ts'
import { type Succession, beginSuccession, listStages } from '../modules/organisation/public.ts'
import { type SuccessionRooms, succeedNext } from './succeed-units.ts'

const planOf = (day: string) => readPlan(`${defaultDataSet()}/succession/${day}.yaml`)
/** Commune of 2021, in the district that is abolished; merged on 01/07/2025. */
const [OLD, NEW] = ['cq:ubnd-xa-18856', 'cq:ubnd-xa-18880-2025']

describe('01/07/2025', () => {
  let province: Province
  let desk: Desk
  let rooms: SuccessionRooms
  const opened: Record<string, { publicId: string; number: string }> = {}
  let dueBefore: Date | null

  async function begin(day: string): Promise<Succession> {
    province.clock.set(`${day}T00:10+07:00`)
    await province.directory.refresh()
    const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, planOf(day)))
    await province.directory.refresh()
    return begun
  }
  async function carryOut(day: string): Promise<Succession> {
    const begun = await begin(day)
    while (await succeedNext(rooms, begun));
    return begun
  }

  beforeAll(async () => {
    province = await createProvince()
    desk = openDesk(province)
    rooms = { ...province, machineClock: province.clock }
    await carryOut('2024-12-01')
    await carryOut('2025-03-01')
    province.clock.set('2025-06-27T09:00+07:00') // a Friday
    const person = await province.aPerson(1)
    const birth = await desk.receive('ket-hon', ['reception', `${OLD}:one-stop`], { person, territory: 'xa:18856' })
    await desk.act('take', birth.publicId, ['officer', OLD])
    opened['birth'] = birth
    dueBefore = (await desk.dossier(birth.publicId)).dueAt
    opened['business'] = await desk.receive('dk-ho-kinh-doanh', ['reception', 'cq:ubnd-dong-hoi:bpmc'], {
      person, territory: 'xa:18856',
    })
    opened['sent'] = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
  })
  afterAll(() => province.drop())

  test('before the day nothing moves, though the plan is taken in', async () => {
    province.clock.set('2025-06-30T20:00+07:00')
    const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, planOf('2025-07-01')))
    expect(await succeedNext(rooms, begun)).toBe(false)
    expect(province.directory.on('2025-06-30').find(OLD)).toBeDefined()
    expect(await desk.step(opened['birth']?.publicId ?? '')).toBe(`officer@${OLD}`)
  })

  test('on the day open work goes over, with number, day and whoever holds it', async () => {
    const begun = await carryOut('2025-07-01')
    const { publicId, number } = opened['birth'] ?? { publicId: '', number: '' }
    const holder = (await province.viewerAs('officer', NEW, 'dossier.work'))
    expect(await desk.dossier(publicId)).toMatchObject({
      number, dueAt: dueBefore, state: 'in-progress', receivesAtId: province.unit('cq:tt-pvhcc-xa-18880-2025').id,
      competentUnitId: province.unit(NEW).id, territoryId: province.unit('xa:18880-2025').id,
    })
    const { tasks, legs } = await desk.standing(publicId)
    expect(await desk.step(publicId)).toBe(`officer@${NEW}`)
    expect(tasks[0]?.holderId).not.toBeNull()
    expect(holder.grants.map(({ unitId }) => unitId)).toContain(province.unit(NEW).id)
    expect(legs.map(({ agencyId, endedAt }) => [agencyId === province.unit(NEW).id, endedAt === null]))
      .toEqual([[false, false], [true, true]])
    expect((await listStages(province.db, begun.id)).map(({ stage, doneAt }) => [stage, doneAt !== null])).toEqual([
      ['arrangements', true], ['dossiers', true], ['drafts', true], ['grants', true]])
  })

  test('what the district had goes to whom the procedure names, in the commune of its place', async () => {
    const { publicId, number } = opened['business'] ?? { publicId: '', number: '' }
    expect(number).toMatch(/^H46\.31-250627-/)
    expect(await desk.dossier(publicId)).toMatchObject({ number, competentUnitId: province.unit(NEW).id })
    expect(await desk.step(publicId)).toBe(`unit_assigner@${NEW}`)
    const { legs } = await desk.standing(publicId)
    expect(legs.at(-1)).toMatchObject({ agencyId: province.unit(NEW).id, endedAt: null })
  })

  test('and both end lawfully, in the hands of the new unit', async () => {
    province.clock.set('2025-07-01T09:00+07:00')
    const birth = opened['birth']?.publicId ?? ''
    const holder = (await desk.standing(birth)).tasks[0]?.holderId
    const { rows: [who] } = await sql<{ username: string }>`
      select username from identity.account where id = ${holder ?? 0n}`.execute(province.db)
    expect(who?.username).toBe('chuyenvien.dong-phu')
    await desk.act('propose', birth, await seat('officer', NEW, holder), { outcome: 'settle' })
    await desk.act('approve', birth, ['agency_head', NEW])
    await desk.act('issue', birth, ['clerk', NEW])
    const end = await desk.act('return-result', birth, ['reception', 'cq:tt-pvhcc-xa-18880-2025'])
    expect(end.state).toBe('returned')

    const business = opened['business']?.publicId ?? ''
    await desk.act('assign', business, ['unit_assigner', NEW], { assigneeId: await desk.assignee('officer', NEW) })
    await desk.act('propose', business, ['officer', NEW], { outcome: 'settle' })
    await desk.act('check', business, ['unit_head', NEW])
    await desk.act('approve', business, ['agency_head', NEW])
    await desk.act('issue', business, ['clerk', NEW])
    const over = await desk.act('return-result', business, ['reception', 'cq:tt-pvhcc-xa-18880-2025'])
    expect(over.state).toBe('returned')
  })

  test('what was sent online is received by the new section, and a new dossier takes the new code', async () => {
    const { publicId } = opened['sent'] ?? { publicId: '' }
    await desk.act('accept', publicId, ['reception', 'cq:tt-pvhcc-xa-18880-2025'])
    expect(await desk.step(publicId)).toBe(`officer@${NEW}`)
    const fresh = await desk.receive('khai-sinh', ['reception', 'cq:tt-pvhcc-xa-18880-2025'], {
      person: await province.aPerson(2), territory: 'xa:18880-2025',
    })
    expect(fresh.number).toMatch(/^H50\.31\.\d\d-250701-0001$/)
  })

  async function seat(role: string, unit: string, accountId: bigint | null | undefined) {
    for (let nth = 0; ; nth += 1) {
      const viewer = await province.viewerAs(role, unit, 'dossier.work', nth)
      if (viewer.accountId === accountId) return viewer
    }
  }
})
