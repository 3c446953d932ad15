/** Need: each dossier has one number for ever, of the right agency, without gaps in a day. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { Refusal, Result } from '../../kernel/result.ts'
import type { Person } from '../identity/public.ts'
import { findPlaces } from './places.ts'

const [COMMUNE, OTHER, CENTRE] = ['cq:ubnd-xa-18856', 'cq:ubnd-xa-18859', 'cq:tt-hcc-tinh']
let province: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())

const codeOf = (unit: string) => province.unit(unit).agencyCode ?? ''
const atCounter = (unit: string, procedure = 'khai-sinh', territory?: string) =>
  desk.receive(procedure, ['reception', unit], { person, ...territory !== undefined && { territory } })

test('twenty at once get twenty numbers without a gap, while four are refused after they had theirs', async () => {
  const viewer = await province.viewerAs('reception', `${OTHER}:one-stop`, 'dossier.intake')
  const changesMind = (nth: number) => nth % 6 === 5
  const all = Array.from({ length: 24 }, (_, nth) =>
    desk.receive('khai-sinh', viewer, { person }, (receipt): Result<typeof receipt, Refusal> =>
      changesMind(nth) ? { ok: false, refusal: { code: 'changed-my-mind' } } : { ok: true, value: receipt },
    ),
  )
  const done = (await Promise.allSettled(all)).flatMap((one) => one.status === 'fulfilled' ? one.value.number : [])
  expect(done.sort()).toEqual(
    Array.from({ length: 20 }, (_, nth) => `${codeOf(OTHER)}-210625-${String(nth + 1).padStart(4, '0')}`),
  )
})

test('online, at the counter and by post share one row of numbers; the next day begins anew', async () => {
  province.clock.set('2021-06-24T09:00+07:00')
  const online = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
  const counter = await atCounter(`${COMMUNE}:one-stop`)
  const post = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], { person, channel: 'post' })
  province.clock.set('2021-06-25T00:00+07:00')
  const next = await atCounter(`${COMMUNE}:one-stop`)
  const code = codeOf(COMMUNE)
  expect([online, counter, post, next].map(({ number }) => number))
    .toEqual([`${code}-210624-0001`, `${code}-210624-0002`, `${code}-210624-0003`, `${code}-210625-0001`])
})

test('what is declined keeps its number, and the next one does not get it', async () => {
  province.clock.set('2021-06-23T09:00+07:00')
  const first = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
  await desk.act('refuse', first.publicId, ['reception', `${COMMUNE}:one-stop`])
  const second = await desk.submit('khai-sinh', { person, territory: 'xa:18856' })
  expect([(await desk.dossier(first.publicId)).number, second.number]).toEqual([
    first.number, `${codeOf(COMMUNE)}-210623-0002`,
  ])
})

test('at the provincial centre the number is the department\'s, and the centre is only the place', async () => {
  province.clock.set('2021-06-25T10:00+07:00')
  const { publicId, number } = await atCounter(CENTRE, 'phieu-lltp')
  expect(number).toBe('H46.06-210625-0001')
  const { receivesAtId, receivingUnitId, competentUnitId } = await desk.dossier(publicId)
  expect([receivesAtId, receivingUnitId, competentUnitId]).toEqual(
    [CENTRE, 'cq:so-tu-phap', 'cq:so-tu-phap'].map((id) => province.unit(id).id),
  )
})

test('police of a commune number under a code of their own, in a row of their own', async () => {
  province.clock.set('2021-06-22T10:00+07:00')
  const birth = await atCounter(`${COMMUNE}:one-stop`)
  const residence = await atCounter(`${COMMUNE}:cong-an`, 'dk-tam-tru')
  const police = codeOf(`${COMMUNE}:cong-an`)
  expect(police).not.toBe(codeOf(COMMUNE))
  expect([birth.number, residence.number]).toEqual([`${codeOf(COMMUNE)}-210622-0001`, `${police}-210622-0001`])
})

test("what does not depend on territory is received elsewhere under that commune's number, and both are on record", async () => {
  province.clock.set('2021-06-21T10:00+07:00')
  const { publicId, number } = await atCounter(`${OTHER}:one-stop`, 'khai-sinh', 'xa:18856')
  expect(number).toBe(`${codeOf(OTHER)}-210621-0001`)
  const { receivesAtId, receivingUnitId, competentUnitId, territoryId } = await desk.dossier(publicId)
  expect([receivesAtId, receivingUnitId, competentUnitId, territoryId]).toEqual(
    [`${OTHER}:one-stop`, OTHER, COMMUNE, 'xa:18856'].map((id) => province.unit(id).id),
  )
  expect(await desk.step(publicId)).toBe(`officer@${COMMUNE}`)
})

test('what is not cleared is not received elsewhere, and whoever comes is told where', async () => {
  const directory = province.directory.on('2021-06-25')
  const { content } = desk.versionOf('ct-hop-dong')
  expect(content.territoryIndependent).toBe(false)
  const places = findPlaces(directory, {
    content, cleared: undefined, territoryId: province.unit('xa:18856').id,
    sectionId: province.unit(`${OTHER}:one-stop`).id,
  })
  const { name: competent } = province.unit(COMMUNE)
  expect(places).toEqual({
    ok: false, refusal: {
      code: 'not-received-here', competent, receivesAt: province.unit(`${COMMUNE}:one-stop`).name, why: 'not-cleared',
      reason: null, isGuide: true,
    },
  })
  await expect(atCounter(`${OTHER}:one-stop`, 'ct-hop-dong', 'xa:18856')).rejects.toThrow('not-received-here')
})

test.each([
  ['no place, where one decides', 'khai-sinh', undefined, 'territory-needed'],
  ['a district, where a commune decides', 'khai-sinh', 'huyen:450', 'no-competent-unit'],
  ['an agency, which is no place', 'khai-sinh', COMMUNE, 'no-competent-unit'],
  ['a procedure that is not online', 'ct-hop-dong', 'xa:18856', 'channel-closed'],
])('online with %s is refused, and takes no number', async (_, procedure, territory, code) => {
  await expect(desk.submit(procedure, { person, ...territory !== undefined && { territory } })).rejects.toThrow(code)
})
