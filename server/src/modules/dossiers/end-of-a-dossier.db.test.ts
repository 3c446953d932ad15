/** Need: a dossier ends when its applicant wishes, as long as nothing is decided, and leaves nothing running (R14). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Person } from '../identity/public.ts'
import { listPauses } from '../workflow/public.ts'
import { findResult } from './store/result-store.ts'
import { listSlips } from './store/slip-store.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const SECTION = `${COMMUNE}:one-stop`
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
const submit = () => desk.submit('khai-sinh', { person, territory: 'xa:18856' })
const receive = () => desk.receive('khai-sinh', ['reception', SECTION], { person })
const formsOf = async (publicId: string) =>
  (await listSlips(province.db, (await desk.dossier(publicId)).id)).map(({ formSet, form }) => `${formSet} ${form}`)

async function nothingRuns(publicId: string): Promise<void> {
  const { tasks, legs, clocks } = await desk.standing(publicId)
  expect([
    tasks, legs.filter(({ endedAt }) => endedAt === null), clocks.filter(({ stoppedAt }) => stoppedAt === null),
  ]).toEqual([[], [], []])
  const { id, closedAt } = await desk.dossier(publicId)
  expect((await listPauses(province.db, id)).filter(({ untilAt }) => untilAt === null)).toEqual([])
  expect(closedAt).toEqual(province.clock.now())
}
async function untilIssued(publicId: string, more = {}): Promise<void> {
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, ['agency_head', COMMUNE])
  await desk.act('issue', publicId, ['clerk', COMMUNE], more)
}

test('before acceptance its applicant withdraws it', async () => {
  const { publicId } = await submit()
  const stranger = province.citizen(await province.aPerson(2), 'dossier.withdraw')
  await expect(desk.act('withdraw', publicId, { ...stranger, accountId: 9_999_999n })).rejects.toThrow(
    'dossier-unknown',
  )
  expect(await desk.act('withdraw', publicId, province.citizen(person, 'dossier.withdraw'))).toMatchObject({
    state: 'withdrawn',
  })
  await nothingRuns(publicId)
})

test('refused, it goes back with the reason on form 03', async () => {
  const { publicId } = await submit()
  expect(await desk.act('refuse', publicId, ['reception', SECTION])).toMatchObject({ state: 'declined', dueAt: null })
  await nothingRuns(publicId)
  expect(await formsOf(publicId)).toEqual(['tt-01-2018 03'])
})

test.each(['received', 'in-progress', 'awaiting-supplement', 'awaiting-payment', 'awaiting-confirmation'] as const)(
  "%s: it is stopped at the applicant's wish",
  async (state) => {
    const { publicId } = await receive()
    if (state !== 'received') await desk.act('take', publicId, ['officer', COMMUNE])
    if (state === 'awaiting-supplement')
      await desk.act('ask-supplement', publicId, ['officer', COMMUNE], {
        items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }],
      })
    if (state === 'awaiting-payment') await desk.act('ask-payment', publicId, ['officer', COMMUNE])
    if (state === 'awaiting-confirmation') await desk.act('ask-confirmation', publicId, ['officer', COMMUNE])
    expect((await desk.dossier(publicId)).state).toBe(state)
    expect(await desk.act('stop', publicId, ['reception', SECTION])).toMatchObject({ state: 'stopped', slipId: null })
    await nothingRuns(publicId)
  },
)

test('once there is a result it is not stopped any more', async () => {
  const { publicId } = await receive()
  await untilIssued(publicId)
  await expect(desk.act('stop', publicId, ['reception', SECTION])).rejects.toThrow('action-not-allowed')
})

test('a stop gets its form 05 where the circular has one; a dossier keeps the forms it was received under', async () => {
  province.clock.set('2025-09-12T09:00+07:00') // the last Friday of TT 01/2018
  const before = await receive()
  province.clock.set('2025-09-15T09:00+07:00') // TT 03/2025 is in force
  const after = await receive()
  await desk.act('stop', before.publicId, ['reception', SECTION])
  await desk.act('stop', after.publicId, ['reception', SECTION])
  expect([await formsOf(before.publicId), await formsOf(after.publicId)]).toEqual([
    ['tt-01-2018 01'], ['tt-03-2025 01', 'tt-03-2025 05'],
  ])
})

test('issued and delivered are two facts; the second comes at the counter', async () => {
  const { publicId } = await receive()
  await untilIssued(publicId)
  province.clock.set('2021-06-26T09:00+07:00')
  await desk.act('return-result', publicId, ['reception', SECTION])
  expect(await desk.dossier(publicId)).toMatchObject({
    issuedAt: at('06-25T09:00'), deliveredAt: at('06-26T09:00'),
  })
  await nothingRuns(publicId)
})

test('results are numbered without gaps by the year; a number given by hand is left out, and never given twice on a day', async () => {
  province.clock.set('2022-01-04T09:00+07:00')
  const dossiers = [await receive(), await receive(), await receive(), await receive()]
  const numberOf = async (publicId: string) =>
    (await findResult(province.db, (await desk.dossier(publicId)).id))?.number
  const [one, two, three, four] = dossiers.map(({ publicId }) => publicId) as [string, string, string, string]
  await untilIssued(one)
  await untilIssued(two, { number: '2/2022' })
  await untilIssued(three)
  expect([await numberOf(one), await numberOf(two), await numberOf(three)]).toEqual(['1/2022', '2/2022', '3/2022'])
  await expect(untilIssued(four, { number: '3/2022' })).rejects.toThrow('result-number-taken')
})
