/**
 * Need: between two steps of people a process may have the program do something; nobody has a step then, the term runs
 * on, what fails is tried again, and after the last try an administrator sees it, mends it, and the dossier goes on.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../../test/dossier-processes.ts'
import { flows, node } from '../../../test/model-run.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { moverOn } from '../../../test/run-mover.ts'
import { DEEDS } from '../../jobs/deeds-of-program.ts'
import { deedPoller } from '../../jobs/do-deeds.ts'
import { openLog } from '../../platform/log.ts'
import type { Person } from '../identity/public.ts'
import { type Incident, listIncidents, mendRun } from '../workflow/public.ts'
import { moveCase } from './move-case.ts'

const LAND = 'bien-dong-chuyen-nhuong'
const [SECTION, BRANCH] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd']
const HEAD = ['agency_head', 'district/cn-vpdkdd'] as const
const script = (value: string, name: string) =>
  node('scriptTask', 'v', `<bpmn:script>${value}</bpmn:script>`, `mc:resultVariable="${name}"`)
const between = (value: string, name: string, deed: string) =>
  step('w', 'propose', ['officer', 'district/cn-vpdkdd']) + script(value, name)
  + node('serviceTask', 'x', '', `name="Ghi nhận" mc:deed="${deed}"`) + step('i', 'issue', HEAD)
  + flows('s>a', 'a>w', 'w>v', 'v>x', 'x>i', 'i>r', 'r>e')
/** Minutes after 9:00 at which a deed that fails is tried again. */
const TRIES = [1, 6, 36, 156]

let base: Province
let person: Person
let n = 0
beforeAll(async () => {
  base = await createProvince()
  person = await base.aPerson(1)
})
afterAll(() => base.drop())
beforeEach(() => { base.clock.set('2021-06-25T09:00+07:00') })

const deskWith = async (inside: string) => openDesk(await publishFor(base, LAND, dossierProcess(inside)))
async function proposed(desk: Desk): Promise<string> {
  const more = { answers: { nth: String(n += 1) } }
  const { publicId } = await desk.receive(LAND, ['reception', SECTION], { person, territory: 'xa:18856', more })
  await desk.act('take', publicId, ['officer', BRANCH])
  await desk.act('propose', publicId, ['officer', BRANCH])
  return publicId
}
const movers = ({ province }: Desk) => moverOn(province.db, province.feel, {
  moveCase: (ctx, due) => moveCase(ctx, province, due),
})
const work = async (desk: Desk, minutes = 0) => {
  desk.province.clock.set(new Date(Date.parse('2021-06-25T09:00+07:00') + minutes * 60_000).toISOString())
  await deedPoller({ ...desk.province, ...movers(desk), deeds: DEEDS, log: openLog('silent') }).run()
}
const stepsOf = async (desk: Desk, publicId: string) =>
  (await desk.standing(publicId)).tasks.map(({ nodeId }) => nodeId)
const clockOf = async (desk: Desk, publicId: string) => {
  const clock = (await desk.standing(publicId)).clocks.find(({ kind }) => kind === 'dossier')
  return clock && [clock.dueAt, clock.stoppedAt]
}
const eventsOf = async (desk: Desk, publicId: string) => (await desk.events(publicId)).map(({ type }) => type)
async function incidentOf(desk: Desk, publicId: string): Promise<Incident> {
  const { id } = await desk.dossier(publicId)
  const found = (await listIncidents(base.db, undefined, 100)).find(({ caseId }) => caseId === id)
  if (!found) throw new Error('no incident')
  return found
}
const mend = async (desk: Desk, { run, tokenId }: Incident, by: 'retry' | 'skip', variables: Record<string, string> = {}) =>
  desk.province.inOneGo((ctx) => mendRun(ctx, movers(desk).mover, { run, tokenId, by, variables }))

test('the program does it between two people: nobody has a step, the stay and the term go on, and it is told once', async () => {
  const desk = await deskWith(between('"da-tham-dinh"', 'event', 'record-event'))
  const publicId = await proposed(desk)
  const { legs } = await desk.standing(publicId)
  const due = await clockOf(desk, publicId)
  expect([await stepsOf(desk, publicId), legs.filter(({ endedAt }) => endedAt === null).length]).toEqual([[], 1])
  await Promise.all([work(desk), work(desk)])
  expect(await stepsOf(desk, publicId)).toEqual(['i'])
  expect(await clockOf(desk, publicId)).toEqual(due)
  expect((await eventsOf(desk, publicId)).filter((one) => one === 'process.noted')).toHaveLength(1)
  await desk.act('issue', publicId, ['agency_head', BRANCH])
  expect(await desk.act('return-result', publicId, ['reception', SECTION])).toMatchObject({ state: 'returned' })
})

test('no deed of people goes on over what the program has not done', async () => {
  const desk = await deskWith(between('"da-tham-dinh"', 'event', 'record-event'))
  const publicId = await proposed(desk)
  for (const deed of ['issue', 'propose'] as const) {
    const { ok } = await desk.tryTo(deed, publicId, deed === 'issue' ? ['agency_head', BRANCH] : ['officer', BRANCH])
    expect([deed, ok]).toEqual([deed, false])
  }
  await work(desk)
  expect(await stepsOf(desk, publicId)).toEqual(['i'])
})

test('what fails is tried again in its pauses, becomes an incident, is mended and done; the dossier goes on', async () => {
  const desk = await deskWith(between('"Không phải một từ"', 'event', 'record-event'))
  const publicId = await proposed(desk)
  await work(desk)
  for (const minutes of TRIES.slice(0, 3)) await work(desk, minutes)
  await expect(incidentOf(desk, publicId)).rejects.toThrow('no incident')
  await work(desk, TRIES[3])
  const incident = await incidentOf(desk, publicId)
  expect(incident).toMatchObject({ node: 'x', nodeName: 'Ghi nhận', fault: { code: 'deed-failed' } })
  expect(await stepsOf(desk, publicId)).toEqual([])
  await mend(desk, incident, 'retry', { event: 'da-sua' })
  await work(desk, 200)
  expect(await stepsOf(desk, publicId)).toEqual(['i'])
  const { rows } = await sql<{ event: string }>`
    select data ->> 'event' as event from audit.event where type = 'process.noted'
      and dossier_id = (select id from dossiers.dossier where public_id = ${publicId})`.execute(base.database.owner)
  expect(rows).toEqual([{ event: 'da-sua' }])
})

test('whoever mends may go on without it: the next step opens, and nothing was done', async () => {
  const desk = await deskWith(between('"mau-khong-co"', 'template', 'send-notification'))
  const publicId = await proposed(desk)
  await work(desk)
  for (const minutes of TRIES) await work(desk, minutes)
  const incident = await incidentOf(desk, publicId)
  expect(incident.fault.text).toContain('không có mẫu tin mau-khong-co')
  await mend(desk, incident, 'skip')
  expect(await stepsOf(desk, publicId)).toEqual(['i'])
  expect(await eventsOf(desk, publicId)).not.toContain('process.notice-asked')
})

test('a notification that is asked for leaves its event with the dossier, once', async () => {
  const desk = await deskWith(between('"accepted"', 'template', 'send-notification'))
  const publicId = await proposed(desk)
  await work(desk)
  await work(desk)
  expect((await eventsOf(desk, publicId)).filter((one) => one === 'process.notice-asked')).toHaveLength(1)
  expect(await stepsOf(desk, publicId)).toEqual(['i'])
})
