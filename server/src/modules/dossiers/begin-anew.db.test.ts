/**
 * Need: where the rule of the province is that a term begins anew after a supplement, it does, and waiting for others
 * is still taken out (R8, R9). The province of this rule is the invented one; 25 June 2021 is a Friday.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { articlesOf } from '../../kernel/count-articles.ts'
import { explainTerm, listPauses, termOf } from '../workflow/public.ts'

const [COMMUNE, PROCEDURE] = ['cq:ubnd-song-lam', 'xn-tinh-trang-hon-nhan']
const OFFICER: Who = ['officer', COMMUNE]
const at = (iso: string) => new Date(`2021-${iso}+07:00`)
let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince(new URL('../../../../data-sets/lam-giang', import.meta.url).pathname)
  desk = openDesk(province)
})
afterAll(() => province.drop())
const now = (iso: string) => { province.clock.set(`2021-${iso}+07:00`) }

async function underWay(n: number): Promise<string> {
  now('06-25T09:00')
  const { publicId } = await desk.receive(PROCEDURE, ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(n),
  })
  // Three working days: Monday 28 = 1, 29 = 2, Wednesday 30 June = 3.
  expect((await desk.dossier(publicId)).dueAt).toEqual(at('06-30T17:00'))
  await desk.act('take', publicId, OFFICER)
  return publicId
}

async function supplement(publicId: string, asked: string, came: string): Promise<Date | null> {
  const component = desk.versionOf(PROCEDURE).content.components[0]?.id ?? ''
  now(asked)
  await desk.act('ask-supplement', publicId, OFFICER, { items: [{ component, reason: 'Thiếu chữ ký.' }] })
  now(came)
  const citizen = province.citizen(await province.aPerson(1), 'dossier.answer-supplement')
  const everybody = { ...citizen, reaches: [{ reach: 'province', unitId: null }] } as const
  return (
    await desk.act('supplement', publicId, everybody, { components: [{ component, uploads: [await desk.upload()] }] })
  ).dueAt
}

test('after a supplement the whole term is counted from the day it came', async () => {
  const publicId = await underWay(1)
  // Came on Tuesday 29, which is not counted: 30 = 1, 1 July = 2, Friday 2 July = 3. Going on would have meant 1 July.
  expect(await supplement(publicId, '06-28T10:00', '06-29T10:00')).toEqual(at('07-02T17:00'))
  const { id, dueAt } = await desk.dossier(publicId)
  const clock = (await desk.standing(publicId)).clocks.find(({ kind }) => kind === 'dossier')
  if (!clock) throw new Error('no clock')
  expect([clock.afterPause, dueAt]).toEqual(['restart', at('07-02T17:00')])
  const { trace } = explainTerm(
    { term: termOf(clock), startedAt: clock.startedAt, stoppedAt: null }, await listPauses(province.db, id),
    province.directory.calendarVersion(clock.calendarVersionId), articlesOf(province.directory.on('2021-06-25')),
  )
  expect(trace.map(({ day, why, left }) => [day.slice(5), why, left])).toEqual([
    ['06-25', 'before-restart', 3], ['06-26', 'before-restart', 3], ['06-27', 'before-restart', 3],
    ['06-28', 'before-restart', 3], ['06-29', 'day-of-receipt', 3], ['06-30', 'counted', 2], ['07-01', 'counted', 1],
    ['07-02', 'counted', 0],
  ])
})

test('a payment waited for afterwards is taken out of the new term, and one before does not matter any more', async () => {
  const publicId = await underWay(2)
  now('06-25T10:00')
  await desk.act('ask-payment', publicId, OFFICER)
  now('06-25T17:30') // the closing of the day of receipt, which is not counted anyway
  expect(await desk.act('pay', publicId, OFFICER)).toMatchObject({ dueAt: at('06-30T17:00') })
  expect(await supplement(publicId, '06-28T10:00', '06-29T10:00')).toEqual(at('07-02T17:00'))
  now('06-30T10:00')
  await desk.act('ask-payment', publicId, OFFICER)
  now('07-01T10:00') // the closing of Wednesday 30 went by: 1 July = 1, 2 = 2, Monday 5 = 3
  expect(await desk.act('pay', publicId, OFFICER)).toMatchObject({ dueAt: at('07-05T17:00') })
})

test('a payment or a confirmation alone begins nothing anew', async () => {
  const publicId = await underWay(3)
  now('06-28T10:00')
  await desk.act('ask-confirmation', publicId, OFFICER)
  now('06-29T10:00') // the closing of Monday: 29 = 1, 30 = 2, Thursday 1 July = 3
  expect(await desk.act('confirm', publicId, OFFICER)).toMatchObject({ dueAt: at('07-01T17:00') })
})
