/**
 * Need: a dossier goes from the citizen to the returned result, each step by the right person at the right unit. The
 * steps are those of the published processes (data/procedures.yaml), read by hand.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Deed, More } from '../../../test/deeds.ts'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'

let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())

type Way = readonly (readonly [deed: Deed, role: string, unit: string, then: string, more?: More])[]

/** Walks the way, and holds after each deed where the dossier stands. */
async function walk(publicId: string, way: Way): Promise<void> {
  for (const [deed, role, unit, then, more] of way) {
    const { state } = await desk.act(deed, publicId, [role, unit], more)
    expect([deed, state, await desk.step(publicId)].join(' ').trimEnd()).toBe(`${deed} ${then}`)
  }
}

const COMMUNE = 'cq:ubnd-xa-18856'
const AT_COMMUNE: Way = [
  ['take', 'officer', COMMUNE, `in-progress officer@${COMMUNE}`],
  ['propose', 'officer', COMMUNE, `in-progress agency_head@${COMMUNE}`],
  ['approve', 'agency_head', COMMUNE, `in-progress clerk@${COMMUNE}`],
  ['issue', 'clerk', COMMUNE, `settled reception@${COMMUNE}:one-stop`],
  ['return-result', 'reception', `${COMMUNE}:one-stop`, 'returned'],
]

test('a birth is registered at a commune, online', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const submitted = await desk.submit('khai-sinh', { person: await province.aPerson(1), territory: 'xa:18856' })
  const { publicId, number } = submitted
  expect(await desk.dossier(publicId)).toMatchObject({
    state: 'submitted', channel: 'online', dueAt: null, receivedAt: null,
  })
  expect(await desk.step(publicId)).toBe(`reception@${COMMUNE}:one-stop`)
  await walk(publicId, [
    ['acknowledge', 'reception', `${COMMUNE}:one-stop`, `submitted reception@${COMMUNE}:one-stop`],
    ['accept', 'reception', `${COMMUNE}:one-stop`, `received officer@${COMMUNE}`],
    ...AT_COMMUNE,
  ])
  // One working day: Friday is the day of receipt, Monday = 1.
  expect(await desk.dossier(publicId)).toMatchObject({
    number, dueAt: new Date('2021-06-28T17:00+07:00'), state: 'returned',
  })
  expect((await desk.events(publicId)).map(({ type }) => type)).toEqual([
    'dossier.submitted', 'dossier.acknowledged', 'charge.raised', 'dossier.accepted', 'dossier.taken',
    'dossier.proposed', 'dossier.approved', 'dossier.result-numbered', 'paper.kept', 'dossier.issued', 'dossier.returned',
  ])
})

test('land is transferred at a district: three agencies, each acknowledges what it is handed', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const [section, branch, tax] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
  const receipt = await desk.receive('bien-dong-chuyen-nhuong', ['reception', section], {
    person: await province.aPerson(2), territory: 'xa:18856',
  })
  const { publicId } = receipt
  expect(receipt.number).toBe('H46.31-210625-0001')
  const onTheirWay = async () =>
    (await desk.standing(publicId)).legs
      .filter(({ endedAt }) => endedAt === null)
      .map(
        ({ agencyId, receivedAt }) =>
          `${province.directory.on('2021-06-25').byId(agencyId)?.idOfData ?? ''} ${receivedAt ? 'has it' : 'on its way'}`,
      )
  expect(await onTheirWay()).toEqual(['cq:ubnd-dong-hoi has it', 'cq:so-tnmt on its way'])
  await walk(publicId, [['receive', 'officer', branch, `in-progress officer@${branch}`]])
  expect(await onTheirWay()).toEqual(['cq:so-tnmt has it'])
  await walk(publicId, [['propose', 'officer', branch, `in-progress officer@${tax}`]])
  expect(await onTheirWay()).toEqual(['cq:so-tnmt has it', 'cq:cuc-thue on its way'])
  await walk(publicId, [['take', 'officer', tax, `in-progress officer@${tax}`]])
  expect(await onTheirWay()).toEqual(['cq:cuc-thue has it'])
  await walk(publicId, [
    ['propose', 'officer', tax, `in-progress officer@${branch}`],
    ['propose', 'officer', branch, `in-progress agency_head@${branch}`],
    ['approve', 'agency_head', branch, `in-progress clerk@${branch}`],
    ['issue', 'clerk', branch, `settled reception@${section}`],
    ['return-result', 'reception', section, 'returned'],
  ])
  const { legs, clocks, tasks } = await desk.standing(publicId)
  // Section, branch, tax, branch, section: all ended, all acknowledged.
  expect(legs.map(({ endedAt, receivedAt }) => [endedAt !== null, receivedAt !== null])).toEqual(
    Array.from({ length: 5 }, () => [true, true]),
  )
  expect([clocks.filter(({ stoppedAt }) => stoppedAt === null), tasks]).toEqual([[], []])
})

test('a criminal record is issued by a department that receives at the centre, by post', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const [centre, department] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap']
  const division = `${department}:phong-hanh-chinh-va-bo-tro-tu-phap`
  const receipt = await desk.receive('phieu-lltp', ['reception', centre], {
    person: await province.aPerson(3), channel: 'post', handedInAt: '2021-06-25T08:10+07:00',
  })
  const { publicId } = receipt
  await walk(publicId, [
    [
      'assign', 'unit_assigner', division, `in-progress officer@${division}`,
      { assigneeId: await desk.assignee('officer', division) },
    ],
    ['propose', 'officer', division, `in-progress unit_head@${division}`],
    ['check', 'unit_head', division, `in-progress agency_head@${department}`],
    ['approve', 'agency_head', department, `in-progress clerk@${department}`],
    ['issue', 'clerk', department, `settled reception@${centre}`],
    ['return-result', 'reception', centre, 'returned', { how: 'post' }],
  ])
  // Ten working days: 28, 29, 30 June = 3; 1, 2 = 5; 5 to 9 July = 10.
  expect(receipt.dueAt).toEqual(new Date('2021-07-09T17:00+07:00'))
  expect(await desk.dossier(publicId)).toMatchObject({
    channel: 'post', state: 'returned', submittedAt: new Date('2021-06-25T08:10+07:00'),
  })
})

test('a residence is registered by commune police, whose steps are published in tenths of a day', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const police = `${COMMUNE}:cong-an`
  const { publicId, number } = await desk.receive('dk-tam-tru', ['reception', police], {
    person: await province.aPerson(4), territory: 'xa:18856',
  })
  expect(number.startsWith(province.unit(police).agencyCode ?? '?')).toBe(true)
  await walk(publicId, [
    ['take', 'officer', police, `in-progress officer@${police}`],
    ['propose', 'officer', police, `in-progress agency_head@${police}`],
    ['issue', 'agency_head', police, `settled reception@${police}`],
    ['return-result', 'reception', police, 'returned'],
  ])
})

test('an allowance begins at the commune, which is where it is handed in, and is settled by the district', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const district = 'cq:ubnd-dong-hoi'
  const { publicId, number } = await desk.receive('tro-cap-xa-hoi', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(5),
  })
  expect(number.startsWith(province.unit(COMMUNE).agencyCode ?? '?')).toBe(true)
  await walk(publicId, [
    ['take', 'officer', COMMUNE, `in-progress officer@${COMMUNE}`],
    ['propose', 'officer', COMMUNE, `in-progress agency_head@${COMMUNE}`],
    ['approve', 'agency_head', COMMUNE, `in-progress reception@${district}:bpmc`],
    ['hand-over', 'reception', `${district}:bpmc`, `in-progress officer@${district}:ldtbxh`],
    ['propose', 'officer', `${district}:ldtbxh`, `in-progress agency_head@${district}`],
    ['approve', 'agency_head', district, `in-progress clerk@${district}`],
    ['issue', 'clerk', district, `settled reception@${COMMUNE}:one-stop`],
    ['return-result', 'reception', `${COMMUNE}:one-stop`, 'returned'],
  ])
})

test('whoever has another role, or the role elsewhere, does not do the step', async () => {
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(6),
  })
  const tries: readonly (readonly [Deed, Who, string])[] = [
    ['take', ['agency_head', COMMUNE], 'not-your-step'],
    ['take', ['officer', 'cq:ubnd-xa-18859'], 'dossier-unknown'],
    ['take', ['officer', 'cq:ubnd-dong-hoi:tu-phap'], 'dossier-unknown'],
    ['return-result', ['reception', `${COMMUNE}:one-stop`], 'action-not-allowed'],
  ]
  for (const [deed, who, code] of tries) await expect(desk.act(deed, publicId, who)).rejects.toThrow(code)
  await desk.act('take', publicId, ['officer', COMMUNE])
  await expect(desk.act('check', publicId, ['officer', COMMUNE])).rejects.toThrow('not-at-this-step')
  await expect(desk.act('approve', publicId, ['agency_head', COMMUNE])).rejects.toThrow('not-your-step')
})
