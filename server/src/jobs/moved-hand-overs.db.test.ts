/**
 * Need: units change while dossiers are on their way between agencies, refused or not answered yet. Nothing stops the
 * change, nobody is said to have acknowledged anything, and nothing waits for ever without anybody being told.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../test/dossier-processes.ts'
import { flows } from '../../test/model-run.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { readPlan } from '../cli/succession/read-plan.ts'
import { beginSuccession } from '../modules/organisation/public.ts'
import { countHandOversTogether, listStuckHandOvers } from '../modules/workflow/public.ts'
import { succeedNext } from './succeed-units.ts'

const FOLDER = new URL('../../../data-sets/lam-giang/', import.meta.url).pathname
/** Competence for the procedure moves from the department to the office. */
const PLAN = readPlan(`${FOLDER}succession/2026-01-05.yaml`)
const [SECTION, DEPARTMENT, OFFICE] = [
  'cq:trung-tam-lam-giang', 'cq:so-tu-phap-lam-giang:hanh-chinh-tu-phap', 'cq:van-phong-lam-giang',
]
const PROCESS = dossierProcess(
  step('w', 'propose', ['officer', DEPARTMENT]) + step('t', 'check', ['officer', OFFICE])
  + step('i', 'issue', ['agency_head', OFFICE]) + flows('s>a', 'a>w', 'w>t', 't>i', 'i>r', 'r>e'))
const BEFORE = new Date('2025-12-31T09:00+07:00')

let province: Province
let desk: Desk
const dossiers: Record<string, string> = {}
const the = (name: string) => dossiers[name] ?? ''

beforeAll(async () => {
  province = await createProvince(FOLDER)
  desk = openDesk(await publishFor(province, 'phieu-lltp', PROCESS))
  province.clock.set('2025-12-31T09:00+07:00')
  let nth = 0
  const receive = async (name: string) => {
    const { publicId } = await desk.receive('phieu-lltp', ['reception', SECTION], {
      person: await province.aPerson(nth += 1), territory: 'xa:99007',
    })
    dossiers[name] = publicId
    return publicId
  }
  await receive('on its way')
  await receive('acknowledged')
  await desk.act('refuse-hand-over', await receive('refused'), ['officer', DEPARTMENT])
  for (const name of ['passed on', 'passed on and refused']) {
    const publicId = await receive(name)
    await desk.act('take', publicId, ['officer', DEPARTMENT])
    await desk.act('propose', publicId, ['officer', DEPARTMENT])
  }
  await desk.act('refuse-hand-over', the('passed on and refused'), ['officer', OFFICE])
  province.clock.set('2026-01-05T00:10+07:00')
  await province.directory.refresh()
  const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, PLAN))
  while (await succeedNext({ ...province, machineClock: province.clock }, begun));
})
afterAll(() => province.drop())

/** The stays that have not ended: where, since when, from whom, whether acknowledged or refused. */
const openLegs = async (name: string) => {
  const directory = province.directory.on('2026-01-05')
  return (await desk.standing(the(name))).legs.filter(({ endedAt }) => endedAt === null).map((leg) => ({
    at: directory.byId(leg.agencyId)?.idOfData, from: directory.byId(leg.handedOverFrom)?.idOfData,
    since: leg.handedOverAt, isReceived: leg.receivedAt !== null, isRefused: leg.refusedAt !== null,
  }))
}
const SECTIONS_OWN = { at: SECTION, from: SECTION, since: BEFORE, isReceived: true, isRefused: false }
const isStuck = async (name: string) => {
  const { id } = await desk.dossier(the(name))
  const rows = await listStuckHandOvers(province.db, {
    now: province.clock.now(), unitIds: [province.unit(SECTION).id], accountId: 0n, limit: 100,
  })
  return rows.some(({ caseId }) => caseId === id)
}
const heldBack = async (name: string) =>
  (await desk.standing(the(name))).tasks.filter(({ heldBackAt }) => heldBackAt !== null).length

describe('a hand-over that was refused before units changed', () => {
  test('is refused where it goes on, and whoever handed it over has it', async () => {
    expect(await openLegs('refused')).toEqual([
      SECTIONS_OWN, { at: OFFICE, from: SECTION, since: BEFORE, isReceived: false, isRefused: true },
    ])
    expect([await isStuck('refused'), await heldBack('refused')]).toEqual([true, 1])
    province.clock.set('2026-01-05T09:00+07:00')
    await desk.act('hand-over-again', the('refused'), ['reception', SECTION])
    expect([await isStuck('refused'), await heldBack('refused')]).toEqual([false, 0])
    await desk.act('receive', the('refused'), ['officer', OFFICE])
  })
})

describe('a hand-over that was on its way', () => {
  test('goes on from whoever handed it over, and nobody is said to have acknowledged it', async () => {
    expect(await openLegs('on its way')).toEqual([
      SECTIONS_OWN, { at: OFFICE, from: SECTION, since: BEFORE, isReceived: false, isRefused: false },
    ])
    const { legs } = await desk.standing(the('on its way'))
    expect(legs.map(({ receivedAt }) => receivedAt)).toEqual([BEFORE, null, null])
  })

  test('is silent when the time of the policy is over at the new agency', async () => {
    const leg = (await desk.standing(the('on its way'))).legs.at(-1)
    // From the opening of Monday 5 January, 8 accounting hours: not before that day ends.
    expect(Number(leg?.acknowledgeBy)).toBeGreaterThan(Number(new Date('2026-01-05T09:00+07:00')))
    province.clock.set((leg?.acknowledgeBy ?? BEFORE).toISOString())
    expect(await isStuck('on its way')).toBe(false)
    province.clock.set(new Date(Number(leg?.acknowledgeBy) + 1000).toISOString())
    expect(await isStuck('on its way')).toBe(true)
    await desk.act('hand-over-again', the('on its way'), ['reception', SECTION])
    expect(await isStuck('on its way')).toBe(false)
  })
})

describe('a hand-over to the agency that follows whoever handed it over', () => {
  test('goes on as it is, and the stay of the other ends', async () => {
    const all = (await desk.standing(the('passed on'))).legs
    expect(all.filter(({ endedAt }) => endedAt === null)).toMatchObject([
      { agencyId: province.unit(OFFICE).id, handedOverAt: BEFORE, receivedAt: null },
    ])
    const day = { from: new Date('2025-12-31T00:00+07:00'), before: new Date('2026-01-01T00:00+07:00') }
    const count = async () => (await countHandOversTogether(province.db, { ...day, unitIds: undefined })).legs
    const counted = await count()
    await desk.act('receive', the('passed on'), ['officer', OFFICE])
    expect(await count()).toBe(counted + 1)
    await desk.act('check', the('passed on'), ['officer', OFFICE])
  })

  test('that it refused is over, and its steps may be done', async () => {
    expect(await heldBack('passed on and refused')).toBe(0)
    const open = (await desk.standing(the('passed on and refused'))).legs.filter(({ endedAt }) => endedAt === null)
    expect(open).toMatchObject([{ agencyId: province.unit(OFFICE).id, refusedAt: null, receivedAt: null }])
    expect(open[0]?.acknowledgeBy).not.toBeNull()
    await desk.act('receive', the('passed on and refused'), ['officer', OFFICE])
    await desk.act('check', the('passed on and refused'), ['officer', OFFICE])
  })
})

test('what was on its way and is acknowledged counts once as a hand-over, of when it was handed over', async () => {
  const count = async () => (await countHandOversTogether(province.db, {
    from: BEFORE, before: new Date('2025-12-31T23:00+07:00'), unitIds: [province.unit(SECTION).id],
  })).legs
  const counted = await count()
  await desk.act('receive', the('acknowledged'), ['officer', OFFICE])
  expect(await count()).toBe(counted + 1)
})
