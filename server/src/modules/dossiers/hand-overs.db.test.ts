/**
 * Need: a dossier is with nobody at no time. It moves to another agency only by an acknowledgement that names its new
 * owner; what is refused or left lying is seen by whoever handed it over (NĐ 61/2018 Đ.18).
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { alarmPollers } from '../../jobs/watch-alarms.ts'
import { ok } from '../../kernel/result.ts'
import type { Person } from '../identity/public.ts'
import { openAlarmsOf } from './store/alarm-list.ts'
import { findHandOverNews, noteHandOverNews } from './watch-hand-overs.ts'
import { undoDeed } from './undo-deed.ts'
import { countHandOversTogether, listStuckHandOvers, listWork } from '../workflow/public.ts'

const [SECTION, BRANCH, TAX] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
const at = (iso: string) => new Date(`2021-${iso}+07:00`)
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(() => { province.clock.set('2021-06-25T09:00+07:00') })

/** Received by the section, for the branch; with its originals on paper. */
const land = async () =>
  (await desk.receive('bien-dong-chuyen-nhuong', ['reception', SECTION], { person, territory: 'xa:18856' })).publicId
/** The same on its way from the branch to the tax office. */
const atTax = async () => {
  const publicId = await land()
  await desk.act('take', publicId, ['officer', BRANCH])
  await desk.act('propose', publicId, ['officer', BRANCH])
  return publicId
}
const stays = async (publicId: string) => (await desk.standing(publicId)).legs
  .map(({ agencyId, receivedAt, endedAt }) => [
    province.directory.on('2021-06-25').byId(agencyId)?.idOfData, receivedAt, endedAt,
  ])
const stuckAt = async (unit: string, publicId: string) => {
  const { id } = await desk.dossier(publicId)
  const rows = await listStuckHandOvers(province.db, {
    now: province.clock.now(), unitIds: [province.unit(unit).id], accountId: 0n, limit: 1000,
  })
  return rows.filter(({ caseId }) => caseId === id)
}
const workAt = async (publicId: string) => {
  const { id } = await desk.dossier(publicId)
  const places = [{ unitId: province.unit(TAX).id, role: 'officer', isOfAll: true }]
  return (await listWork(province.db, places, 0n, province.clock.now(), undefined, 1000))
    .some(({ caseId }) => caseId === id)
}

describe('the clock of an agency', () => {
  test('begins when it acknowledges, and that of whoever handed over ends then', async () => {
    const publicId = await atTax()
    expect(await stays(publicId)).toEqual([
      ['cq:ubnd-dong-hoi', at('06-25T09:00'), at('06-25T09:00')], ['cq:so-tnmt', at('06-25T09:00'), null],
      ['cq:cuc-thue', null, null],
    ])
    const [, , before] = (await desk.standing(publicId)).legs
    province.clock.set('2021-06-28T10:00+07:00')
    await desk.act('receive', publicId, ['officer', TAX])
    expect((await stays(publicId)).slice(1)).toEqual([
      ['cq:so-tnmt', at('06-25T09:00'), at('06-28T10:00')], ['cq:cuc-thue', at('06-28T10:00'), null],
    ])
    const [, , after] = (await desk.standing(publicId)).legs
    expect(after).toMatchObject({ opensAt: at('06-28T10:00'), receivedBy: expect.any(BigInt) as bigint })
    // Friday 09:00 to Monday 10:00 is 9 accounting hours: so much later the stay is due.
    expect(Number(after?.dueAt) > Number(before?.dueAt)).toBe(true)
  })

  test('a mistaken acknowledgement undone leaves both clocks as they were', async () => {
    const publicId = await atTax()
    const before = (await desk.standing(publicId)).legs
    province.clock.set('2021-06-25T09:30+07:00')
    await desk.act('receive', publicId, ['officer', TAX])
    const officer = await province.viewerAs('officer', TAX, 'dossier.undo')
    await province.inOneGo(
      async (ctx) => undoDeed(ctx, province, { publicId, viewer: officer }), { actorId: officer.accountId },
    )
    expect((await desk.standing(publicId)).legs).toEqual(before)
  })
})

describe('whoever handed it over', () => {
  const look = async () => {
    const [watch, raise] = ['watch-hand-overs', 'raise-alarms'].map((name) =>
      alarmPollers({ ...province, machineClock: province.clock }).find((one) => one.name === name))
    await watch?.run()
    while (await raise?.run() === true);
  }
  const told = async (publicId: string) => {
    await look()
    return (await desk.events(publicId)).filter(({ type }) => type === 'dossier.alarm-raised')
      .map(({ data }) => (data as { kind: string; cause: string }).cause.replace(/-\d+$/, ''))
  }

  test('is told of a refusal, once; and of the next one again', async () => {
    const publicId = await atTax()
    expect(await told(publicId)).toEqual([])
    await desk.act('refuse-hand-over', publicId, ['officer', TAX])
    expect(await told(publicId)).toEqual(['refused'])
    expect(await told(publicId)).toEqual(['refused'])
    const { id } = await desk.dossier(publicId)
    expect(await openAlarmsOf(province.db, [id])).toMatchObject([{ kind: 'hand-over', level: 1 }])
    await desk.act('hand-over-again', publicId, ['officer', BRANCH])
    expect(await told(publicId)).toEqual(['refused'])
    expect(await openAlarmsOf(province.db, [id])).toEqual([])
    await desk.act('refuse-hand-over', publicId, ['officer', TAX])
    expect(await told(publicId)).toEqual(['refused', 'refused'])
  })

  test('is told of silence when the time of the policy is over, and not if somebody acknowledged it before', async () => {
    const publicId = await atTax()
    const leg = (await desk.standing(publicId)).legs.at(-1)
    province.clock.set((leg?.acknowledgeBy ?? new Date()).toISOString())
    expect(await told(publicId)).toEqual([])
    province.clock.set(new Date(Number(leg?.acknowledgeBy) + 1_000).toISOString())
    expect(await told(publicId)).toEqual(['silent'])
    await desk.act('receive', publicId, ['officer', TAX])
    expect(await told(publicId)).toEqual(['silent'])
    expect(await openAlarmsOf(province.db, [(await desk.dossier(publicId)).id])).toEqual([])
  })

  test('is told once of silence and once of the refusal after it; a look reads nothing that was told', async () => {
    const publicId = await atTax()
    const leg = (await desk.standing(publicId)).legs.at(-1)
    province.clock.set(new Date(Number(leg?.acknowledgeBy) + 1_000).toISOString())
    expect(await told(publicId)).toEqual(['silent'])
    const news = () => findHandOverNews(province.db, province.clock.now())
    expect(await news()).toEqual({ plan: [], end: [] })
    await desk.act('refuse-hand-over', publicId, ['officer', TAX])
    expect((await news()).plan.map(({ id }) => id)).toEqual([leg?.id])
    expect(await told(publicId)).toEqual(['silent', 'refused'])
    expect(await openAlarmsOf(province.db, [(await desk.dossier(publicId)).id])).toMatchObject([
      { cause: `refused-${String(leg?.id)}` },
    ])
    expect(await news()).toEqual({ plan: [], end: [] })
    await desk.act('recall-hand-over', publicId, ['officer', BRANCH])
    expect((await news()).end.map(({ id }) => id)).toEqual([leg?.id])
    await look()
    expect(await news()).toEqual({ plan: [], end: [] })
  })

  test('hears nothing of what went on before anybody could be told', async () => {
    const publicId = await atTax()
    await desk.act('refuse-hand-over', publicId, ['officer', TAX])
    const news = await findHandOverNews(province.db, province.clock.now())
    expect(news.plan.length).toBeGreaterThan(0)
    await desk.act('recall-hand-over', publicId, ['officer', BRANCH])
    await province.inOneGo(async (ctx) => {
      await noteHandOverNews(ctx, news)
      return ok(null)
    })
    expect(await told(publicId)).toEqual([])
  })
})

describe('an agency that does not take it', () => {
  test('says why; nobody there has it, and whoever handed it over does', async () => {
    const publicId = await atTax()
    expect([await stuckAt(BRANCH, publicId), await workAt(publicId)]).toEqual([[], true])
    const { state } = await desk.act('refuse-hand-over', publicId, ['officer', TAX])
    expect(state).toBe('in-progress')
    expect([await stuckAt(BRANCH, publicId), await workAt(publicId)]).toEqual([
      [expect.objectContaining({ refusedWhy: 'Có lý do ghi trong phiếu.', since: at('06-25T09:00') })], false,
    ])
    expect((await stays(publicId)).slice(1)).toEqual([
      ['cq:so-tnmt', at('06-25T09:00'), null], ['cq:cuc-thue', null, null],
    ])
    for (const deed of ['take', 'receive', 'refuse-hand-over', 'check'] as const)
      await expect(desk.act(deed, publicId, ['officer', TAX])).rejects.toThrow(/not-your-step|dossier-unknown/)
    expect((await desk.events(publicId)).at(-1)?.type).toBe('dossier.hand-over-refused')
  })

  test('gets it again with a new limit, and may do its step then', async () => {
    const publicId = await atTax()
    await desk.act('refuse-hand-over', publicId, ['officer', TAX])
    province.clock.set('2021-06-28T09:00+07:00')
    await desk.act('hand-over-again', publicId, ['officer', BRANCH])
    expect([await stuckAt(BRANCH, publicId), await workAt(publicId)]).toEqual([[], true])
    await desk.act('take', publicId, ['officer', TAX])
    expect((await stays(publicId)).slice(1)).toEqual([
      ['cq:so-tnmt', at('06-25T09:00'), at('06-28T09:00')], ['cq:cuc-thue', null, at('06-28T09:00')],
      ['cq:cuc-thue', at('06-28T09:00'), null],
    ])
  })

  test('whoever handed it over takes it back, to their own step', async () => {
    const publicId = await atTax()
    await desk.act('refuse-hand-over', publicId, ['officer', TAX])
    await desk.act('recall-hand-over', publicId, ['officer', BRANCH])
    const officer = await province.viewerAs('officer', BRANCH, 'dossier.work')
    expect(await desk.step(publicId)).toBe(`officer@${BRANCH}`)
    expect((await desk.standing(publicId)).tasks.map(({ holderId }) => holderId)).toEqual([officer.accountId])
    expect((await stays(publicId)).filter(([, , endedAt]) => endedAt === null)).toEqual([
      ['cq:so-tnmt', at('06-25T09:00'), null],
    ])
    await desk.act('propose', publicId, ['officer', BRANCH])
    expect(await desk.step(publicId)).toBe(`officer@${TAX}`)
  })

  test('cannot refuse what it has acknowledged, nor can anybody take that back', async () => {
    const publicId = await atTax()
    await desk.act('receive', publicId, ['officer', TAX])
    await expect(desk.act('refuse-hand-over', publicId, ['officer', TAX])).rejects.toThrow('nothing-handed-over')
    await expect(desk.act('recall-hand-over', publicId, ['officer', BRANCH])).rejects.toThrow('nothing-handed-over')
    await expect(desk.act('hand-over-again', publicId, ['officer', BRANCH])).rejects.toThrow('nothing-handed-over')
  })

  test('what the section accepted is handed over again, and not taken back', async () => {
    const publicId = await land()
    await desk.act('refuse-hand-over', publicId, ['officer', BRANCH])
    await expect(desk.act('recall-hand-over', publicId, ['reception', SECTION])).rejects.toThrow('no-step-before')
    await desk.act('hand-over-again', publicId, ['reception', SECTION])
    await desk.act('take', publicId, ['officer', BRANCH])
  })
})

test('a hand-over that nobody answers is silent after its limit, and not before', async () => {
  const publicId = await atTax()
  // Friday 09:00 and 8 accounting hours: Monday 09:00.
  province.clock.set('2021-06-28T08:59+07:00')
  await expect(desk.act('hand-over-again', publicId, ['officer', BRANCH])).rejects.toThrow('hand-over-waits')
  expect(await stuckAt(BRANCH, publicId)).toEqual([])
  province.clock.set('2021-06-28T17:01+07:00')
  expect(await stuckAt(BRANCH, publicId)).toEqual([expect.objectContaining({ refusedAt: null })])
  expect(await stuckAt(TAX, publicId)).toHaveLength(1)
  await desk.act('hand-over-again', publicId, ['officer', BRANCH])
  expect(await stuckAt(BRANCH, publicId)).toEqual([])
})

test('of two who refuse and acknowledge at once one does it', async () => {
  const publicId = await atTax()
  const answers = await Promise.all((['refuse-hand-over', 'receive', 'receive', 'refuse-hand-over'] as const)
    .map((deed) => desk.tryTo(deed, publicId, ['officer', TAX])))
  const last = (await desk.standing(publicId)).legs.at(-1)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect((last?.receivedAt === null) !== (last?.refusedAt === null)).toBe(true)
})

test('another unit has no hand-over of theirs to take back', async () => {
  const publicId = await atTax()
  const answer = await desk.tryTo('recall-hand-over', publicId, ['reception', SECTION])
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'nothing-handed-over' } })
  expect(await desk.tryTo('recall-hand-over', publicId, ['officer', 'cq:so-tu-phap:phong-hanh-chinh-va-bo-tro-tu-phap']))
    .toMatchObject({ ok: false, refusal: { code: 'dossier-unknown' } })
})

test('a dossier is electronic when every hand-over of it was; one that came on paper makes it none', async () => {
  province.clock.set('2021-07-05T09:00+07:00')
  const count = () => countHandOversTogether(province.db, {
    from: at('07-05T00:00'), before: at('07-06T00:00'), unitIds: undefined,
  })
  const online = async () => {
    const { publicId } = await desk.submit('bien-dong-chuyen-nhuong', { person, territory: 'xa:18856' })
    await desk.act('accept', publicId, ['reception', SECTION])
    return publicId
  }
  const [first, second] = [await online(), await online()]
  await desk.act('receive', first, ['officer', BRANCH])
  expect(await count()).toEqual({ dossiers: 1, electronic: 1, legs: 1, electronicLegs: 1 })
  // Its originals follow on paper: at a counter the dossier is not handed over electronically alone.
  await desk.act('receive', await land(), ['officer', BRANCH])
  expect(await count()).toEqual({ dossiers: 2, electronic: 1, legs: 2, electronicLegs: 1 })
  await desk.act('receive', second, ['officer', BRANCH], { isOnPaper: true })
  expect(await count()).toEqual({ dossiers: 3, electronic: 1, legs: 3, electronicLegs: 1 })
  // What was acknowledged makes a hand-over; the next one of the first dossier is not yet.
  await desk.act('propose', first, ['officer', BRANCH])
  expect((await count()).legs).toBe(3)
})
