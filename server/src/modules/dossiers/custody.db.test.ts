/**
 * Need: a paper result lies somewhere, with somebody, at every moment until the applicant has it; it may be collected
 * at another counter, each way there is acknowledged, and whoever does not come is reminded (KH 1107 II.4; R5, R19).
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'
import { changeCollection } from './change-collection.ts'
import { type MoveDeed, movePapers } from './move-papers.ts'
import { remindNextCollection } from './remind-collection.ts'
import { returnResult } from './return-result.ts'
import { listResultsHere, listResultsOnWay } from './store/custody-lists.ts'
import { findCustody, listResultMoves } from './store/custody-store.ts'

const [HERE, THERE, THIRD] = ['cq:ubnd-xa-18856', 'cq:ubnd-xa-18859', 'cq:ubnd-xa-18865']
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

const at = (unit: string): Who => ['reception', `${unit}:one-stop`]
/** Received at a commune, settled at HERE by the list, and issued there. */
async function issued(receivedAt: string): Promise<string> {
  const { publicId } = await desk.receive('khai-sinh', at(receivedAt), { person, territory: 'xa:18856' })
  await settle(publicId)
  return publicId
}
async function settle(publicId: string): Promise<void> {
  await desk.act('take', publicId, ['officer', HERE])
  await desk.act('propose', publicId, ['officer', HERE])
  await desk.act('approve', publicId, ['agency_head', HERE])
  await desk.act('issue', publicId, ['clerk', HERE])
}
const idOf = async (publicId: string) => (await desk.dossier(publicId)).id
const liesAt = async (publicId: string) => {
  const custody = await findCustody(province.db, await idOf(publicId))
  return custody && province.directory.on('2021-06-25').byId(custody.unitId)?.idOfData
}
const movesOf = async (publicId: string) => listResultMoves(province.db, await idOf(publicId))
const waysOf = async (publicId: string) => (await movesOf(publicId)).map((move) =>
  move.receivedAt ? 'received' : move.endedWhy ?? (move.handedOverAt ? 'on its way' : 'planned'))
async function move(
  publicId: string, deed: MoveDeed, who: readonly [string, string], requestId: string = randomUUID(),
) {
  const viewer = await province.viewerAs(who[0], who[1], deed === 'hand-over' ? 'dossier.work' : 'dossier.return')
  return province.inOneGo((ctx) => movePapers(ctx, province, {
    publicId, viewer, what: 'result', deed, reason: deed === 'refuse' ? 'Rách bìa' : undefined,
  }), { actorId: viewer.accountId, requestId })
}
const [SENDER, RECEIVER] = [['clerk', HERE], ['reception', `${THERE}:one-stop`]] as const
async function collectAt(publicId: string, unit: string, requestId: string = randomUUID()) {
  const viewer = province.citizen(person, 'dossier.read')
  const unitId = province.unit(unit).id
  return province.inOneGo((ctx) => changeCollection(ctx, province, { publicId, viewer, unitId }), {
    actorId: viewer.accountId, requestId,
  })
}
const remind = async () => province.inOneGo((ctx) => remindNextCollection(ctx, province))

test('settled where it was received, it lies at the section at once; in-house nobody signs for it', async () => {
  const publicId = await issued(HERE)
  expect([await liesAt(publicId), await waysOf(publicId)]).toEqual([`${HERE}:one-stop`, []])
  await desk.act('return-result', publicId, at(HERE))
  const custody = await findCustody(province.db, await idOf(publicId))
  expect(custody).toMatchObject({ returnedAt: province.clock.now(), remindAt: null })
})

describe('settled elsewhere', () => {
  test('it lies with whoever issued it until it is acknowledged where it is collected', async () => {
    const publicId = await issued(THERE)
    expect([await liesAt(publicId), await waysOf(publicId)]).toEqual([HERE, ['planned']])
    // R5: within one working day. Friday is the day it was issued; Monday = 1.
    expect((await movesOf(publicId))[0]?.dueAt).toEqual(new Date('2021-06-28T17:00:00+07:00'))
    await expect(move(publicId, 'receive', RECEIVER)).rejects.toThrow('result-not-sent')
    await expect(move(publicId, 'hand-over', RECEIVER)).rejects.toThrow('not-your-step')
    await move(publicId, 'hand-over', SENDER)
    await expect(move(publicId, 'hand-over', SENDER)).rejects.toThrow('result-moved')
    expect([await liesAt(publicId), await waysOf(publicId)]).toEqual([HERE, ['on its way']])
    await move(publicId, 'receive', RECEIVER)
    expect([await liesAt(publicId), await waysOf(publicId)]).toEqual([`${THERE}:one-stop`, ['received']])
    await expect(move(publicId, 'receive', RECEIVER)).rejects.toThrow('no-result-to-move')
    expect((await desk.events(publicId)).map(({ type }) => type).filter((type) => type.includes('result')))
      .toEqual(['dossier.result-numbered', 'dossier.result-handed-over', 'dossier.result-received'])
  })

  test('not taken in, it stays its sender’s, and has a new way with a new day', async () => {
    const publicId = await issued(THERE)
    await move(publicId, 'hand-over', SENDER)
    province.clock.set('2021-06-28T10:00+07:00')
    await move(publicId, 'refuse', RECEIVER)
    expect([await liesAt(publicId), await waysOf(publicId)]).toEqual([HERE, ['refused', 'planned']])
    expect((await movesOf(publicId))[1]?.dueAt).toEqual(new Date('2021-06-29T17:00:00+07:00'))
  })

  test('whoever hands it out has it: the way is acknowledged by that', async () => {
    const publicId = await issued(THERE)
    await desk.act('return-result', publicId, at(THERE))
    expect([await liesAt(publicId), await waysOf(publicId)]).toEqual([`${THERE}:one-stop`, ['received']])
  })

  test('repeated under its key it moves once, and of two at once one is done', async () => {
    const publicId = await issued(THERE)
    const requestId = randomUUID()
    await move(publicId, 'hand-over', SENDER, requestId)
    await move(publicId, 'hand-over', SENDER, requestId)
    const both = await Promise.allSettled([move(publicId, 'receive', RECEIVER), move(publicId, 'refuse', RECEIVER)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await desk.events(publicId)).filter(({ type }) => type === 'dossier.result-handed-over')).toHaveLength(1)
  })
})

describe('collected elsewhere', () => {
  test('chosen before it is settled, the result and the step of returning go there', async () => {
    const { publicId } = await desk.receive('khai-sinh', at(HERE), { person })
    await collectAt(publicId, `${THERE}:one-stop`)
    await settle(publicId)
    expect(await desk.step(publicId)).toBe(`reception@${THERE}:one-stop`)
    expect([await liesAt(publicId), await waysOf(publicId)]).toEqual([HERE, ['planned']])
    await expect(desk.act('return-result', publicId, at(HERE))).rejects.toThrow('not-your-step')
    await desk.act('return-result', publicId, at(THERE))
  })

  test('chosen when it lies at a counter, it has a way from there; the old counter cannot hand it out any more', async () => {
    const publicId = await issued(HERE)
    await collectAt(publicId, `${THERE}:one-stop`)
    expect([await liesAt(publicId), await desk.step(publicId)]).toEqual([
      `${HERE}:one-stop`, `reception@${THERE}:one-stop`,
    ])
    await expect(desk.act('return-result', publicId, at(HERE))).rejects.toThrow('not-your-step')
    await move(publicId, 'hand-over', ['reception', `${HERE}:one-stop`])
    await expect(collectAt(publicId, `${THIRD}:one-stop`)).rejects.toThrow('result-on-its-way')
    await move(publicId, 'receive', RECEIVER)
    await desk.act('return-result', publicId, at(THERE))
  })

  test('chosen anew before it has left, the former way is recalled', async () => {
    const publicId = await issued(HERE)
    await collectAt(publicId, `${THERE}:one-stop`)
    await collectAt(publicId, `${THIRD}:one-stop`)
    expect(await waysOf(publicId)).toEqual(['recalled', 'planned'])
    expect(await desk.step(publicId)).toBe(`reception@${THIRD}:one-stop`)
  })

  test('a paper that lies elsewhere with a way to elsewhere is not handed out, even by whoever has the step', async () => {
    const publicId = await issued(HERE)
    await collectAt(publicId, `${THERE}:one-stop`)
    // As if it had been sent on to a third counter past the program.
    const viewer = await province.viewerAs('reception', `${THERE}:one-stop`, 'dossier.return')
    await province.database.owner.executeQuery({
      sql: `update dossiers.result_move set to_unit_id = ${String(province.unit(`${THIRD}:one-stop`).id)}
        where dossier_id = ${String(await idOf(publicId))}`, parameters: [],
    } as never)
    await expect(province.inOneGo((ctx) => returnResult(ctx, province, { publicId, viewer, how: 'counter' }), {
      actorId: viewer.accountId,
    })).rejects.toThrow('result-not-here')
  })

  test('not at a unit that is no counter, not twice, not by a stranger, not after it was returned', async () => {
    const publicId = await issued(HERE)
    await expect(collectAt(publicId, THERE)).rejects.toThrow('collection-not-there')
    await expect(collectAt(publicId, `${HERE}:one-stop`)).rejects.toThrow('collection-there-already')
    const stranger = { ...province.citizen(await province.aPerson(2), 'dossier.read'), accountId: 9_999_999n }
    const unitId = province.unit(`${THERE}:one-stop`).id
    await expect(province.inOneGo((ctx) => changeCollection(ctx, province, { publicId, viewer: stranger, unitId })))
      .rejects.toThrow('dossier-unknown')
    await desk.act('return-result', publicId, at(HERE))
    await expect(collectAt(publicId, `${THERE}:one-stop`)).rejects.toThrow('collection-over')
  })

  test('repeated under its key it changes once; of two at once both are done, one after the other', async () => {
    const publicId = await issued(HERE)
    const requestId = randomUUID()
    await collectAt(publicId, `${THERE}:one-stop`, requestId)
    await collectAt(publicId, `${THERE}:one-stop`, requestId)
    await Promise.all([collectAt(publicId, `${THIRD}:one-stop`), collectAt(publicId, 'cq:tt-hcc-tinh')])
    expect(await waysOf(publicId)).toEqual(['recalled', 'recalled', 'planned'])
    expect((await desk.events(publicId)).filter(({ type }) => type === 'dossier.collection-changed')).toHaveLength(3)
  })
})

test('lists: what lies here, what is on its way to or from here, each once', async () => {
  const [lying, coming] = [await issued(HERE), await issued(THERE)]
  const ids = async (list: typeof listResultsHere, ...units: string[]) =>
    (await list(province.db, units.map((one) => province.unit(one).id), 100, undefined))
      .map(({ dossierId }) => dossierId)
  expect(await ids(listResultsHere, `${HERE}:one-stop`)).toContain(await idOf(lying))
  expect(await ids(listResultsHere, `${HERE}:one-stop`)).not.toContain(await idOf(coming))
  const both = await ids(listResultsOnWay, HERE, `${THERE}:one-stop`)
  expect(both.filter((one) => one === both.at(-1))).toHaveLength(1)
  expect(both).toContain(await idOf(coming))
  await desk.act('return-result', lying, at(HERE))
  expect(await ids(listResultsHere, `${HERE}:one-stop`)).not.toContain(await idOf(lying))
})

test('whoever does not come is reminded by the policy: after 5 days, then every 10, three times; never once it is collected', async () => {
  province.clock.set('2021-03-01T09:00+07:00')
  const publicId = await issued(HERE)
  const other = await issued(HERE)
  const told = async (id: string) =>
    (await desk.events(id)).filter(({ type }) => type === 'dossier.collection-reminded').length
  const runOn = async (day: string) => {
    province.clock.set(`2021-${day}T10:00+07:00`)
    while (await remind()) continue
    return told(publicId)
  }
  expect(await runOn('03-05')).toBe(0)
  await desk.act('return-result', other, at(HERE))
  // 1 March + 5 days, + 10, + 10; the look comes an hour later each time
  expect([await runOn('03-06'), await runOn('03-07'), await runOn('03-16'), await runOn('03-26'), await runOn('04-30')])
    .toEqual([1, 1, 2, 3, 3])
  expect(await told(other)).toBe(0)
})
