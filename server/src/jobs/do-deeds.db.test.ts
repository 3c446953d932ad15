/**
 * Need: what a process has the program do is done once, with the step that follows; what fails is tried again by
 * itself, and after that an administrator sees why, mends it and lets it go on, or goes on without it.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { bpmn, flows, node } from '../../test/model-run.ts'
import { moverOn } from '../../test/run-mover.ts'
import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { type RunMoved, beginRun, listIncidents, mendRun, readBpmn, storeTrial } from '../modules/workflow/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import { inTransaction } from '../platform/db.ts'
import { faultOfFeel } from '../platform/feel/check-feel.ts'
import { type Feel, openFeel } from '../platform/feel/open-feel.ts'
import { openLog } from '../platform/log.ts'
import { DEEDS } from './deeds-of-program.ts'
import { deedPoller } from './do-deeds.ts'

let database: TestDatabase
let feel: Feel
beforeAll(async () => {
  database = await createDatabase()
  feel = openFeel()
})
afterAll(async () => {
  await feel.close()
  await database.drop()
})

const NOW = '2021-06-25T08:00+07:00'
const XML = bpmn(node('startEvent', 's') + node('serviceTask', 'x', '', 'name="Ghi lại" mc:deed="record-event"')
  + node('userTask', 'after') + flows('s>x', 'x>after'))
const moving = () => moverOn(database.app, feel)

async function begin(variables: Record<string, string | number>, xml = XML): Promise<RunMoved> {
  const { model, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model) throw new Error(JSON.stringify(problems))
  return inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => {
    const stored = await storeTrial(ctx, { model, xml, decisions: {} })
    const ports = moving().mover.portsAt(ctx.now, stored)
    return ok(await beginRun(ctx, ports, { model: stored, caseId: null, variables }))
  })
}
const work = async (at = NOW) => deedPoller({
  ...database.backing(stoppedClock(at)), ...moving(), deeds: DEEDS, log: openLog('silent'),
}).run()
const standing = async ({ id }: Pick<RunMoved, 'id'>) => (await sql<{ at: string }>`
  select node_id || ' ' || at as at from workflow.token where instance_id = ${id} order by id`.execute(database.owner))
  .rows.map(({ at }) => at)
const notesOf = async ({ id }: Pick<RunMoved, 'id'>) => (await sql<{ data: { event: string } }>`
  select data from audit.event where type = 'process.noted' and subject_id = ${id}`.execute(database.owner))
  .rows.map(({ data }) => data.event)
const AFTER_ALL = ['2021-06-25T08:01+07:00', '2021-06-25T08:06+07:00', '2021-06-25T08:36+07:00', '2021-06-25T10:36+07:00']
const incidentOf = async (run: RunMoved) =>
  (await listIncidents(database.app, undefined, 100)).find(({ instanceId }) => instanceId === run.id)
const mend = async (run: string, tokenId: number, by: 'retry' | 'skip', variables = {}) => {
  const done = await inTransaction(database.backing(stoppedClock('2021-06-26T08:00+07:00')),
    { actorId: 1n, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('mend') },
    (ctx) => mendRun(ctx, moving().mover, { run, tokenId, by, variables }), () => ({ status: 200, body: null }))
  return done.ok ? 'mended' : done.refusal.code
}

describe('a deed', () => {
  test('is done once, however many look, and the run goes on with it', async () => {
    const run = await begin({ event: 'da-xem' })
    expect(await standing(run)).toEqual(['x service'])
    await Promise.all([work(), work(), work()])
    expect([await standing(run), await notesOf(run)]).toEqual([['after user'], ['da-xem']])
    await work()
    expect(await notesOf(run)).toEqual(['da-xem'])
  })

  test('that fails is tried again when its pause is over, and leaves nothing of what it did', async () => {
    const run = await begin({})
    await work()
    await work()
    const tries = async () => (await sql<{ tries: number; nextAt: Date }>`
      select tries, next_at from workflow.attempt where instance_id = ${run.id}`.execute(database.owner)).rows
    // The first pause is a minute: the second look came too early.
    expect(await tries()).toEqual([{ tries: 1, nextAt: new Date(AFTER_ALL[0] ?? '') }])
    await work(AFTER_ALL[0])
    expect(await tries()).toEqual([{ tries: 2, nextAt: new Date(AFTER_ALL[1] ?? '') }])
    expect([await standing(run), await notesOf(run)]).toEqual([['x service'], []])
  })

  test('that fails to the last is an incident: mended it is done, and counts its tries anew', async () => {
    const run = await begin({})
    await work()
    for (const at of AFTER_ALL) await work(at)
    const incident = await incidentOf(run)
    expect(incident).toMatchObject({
      node: 'x', nodeName: 'Ghi lại', caseId: null, variables: [],
      fault: { code: 'deed-failed', since: '2021-06-25T03:36:00.000Z', text: expect.stringContaining('event') as string },
    })
    expect(await mend(incident?.run ?? '', incident?.tokenId ?? 0, 'retry', { event: 'xong' })).toBe('mended')
    expect(await standing(run)).toEqual(['x service'])
    await work('2021-06-26T08:00+07:00')
    expect([await standing(run), await notesOf(run)]).toEqual([['after user'], ['xong']])
  })
})

describe('whoever mends', () => {
  test('goes on without the step; whoever comes second finds it gone', async () => {
    const run = await begin({ workingTime: 'P2D' }, XML.replace('record-event', 'look-up-due-date'))
    const incident = await incidentOf(run) // nobody's calendar was given
    expect(incident?.fault).toMatchObject({ code: 'deed-failed', since: '2021-06-25T01:00:00.000Z' })
    const both = await Promise.all([1, 2].map(async () => mend(run.publicId, incident?.tokenId ?? 0, 'skip', { dueAt: 'x' })))
    expect(both.toSorted()).toEqual(['incident-gone', 'mended'])
    expect(await standing(run)).toEqual(['after user'])
    const { rows } = await sql<{ by: string; actorId: bigint }>`
      select data ->> 'by' as by, actor_id from audit.event where type = 'process.moved' and subject_id = ${run.id}`
      .execute(database.owner)
    expect(rows).toEqual([{ by: 'skip', actorId: 1n }])
    expect(await mend(crypto.randomUUID(), 1, 'retry')).toBe('incident-gone')
  })

  test('sees the longest standing first, page after page', async () => {
    const faulty = XML.replace('mc:deed="record-event"', 'mc:deed="look-up-due-date"')
    for (let n = 0; n < 3; n += 1) await begin({ workingTime: 'P1D', n }, faulty)
    const all = await listIncidents(database.app, undefined, 100)
    expect(all.map(({ fault }) => fault.since)).toEqual(all.map(({ fault }) => fault.since).toSorted())
    const paged: bigint[] = []
    for (let last: (typeof all)[number] | undefined; ;) {
      const [next] = await listIncidents(database.app, last && { ...last, since: last.fault.since }, 1)
      if (!next) break
      paged.push(next.instanceId)
      last = next
    }
    expect(paged).toEqual(all.map(({ instanceId }) => instanceId))
    expect(paged.length).toBeGreaterThan(2)
  })
})

test('a refusal undoes what a deed wrote', async () => {
  const run = await begin({ event: 'thu' })
  const deed = DEEDS.find(({ name }) => name === 'record-event')
  if (deed?.when !== 'by-job') throw new Error('it is done by a job')
  const broken = { ...deed, act: async (...args: Parameters<typeof deed.act>) => {
    await deed.act(...args)
    return { ok: false, text: 'đứt' } as const
  } }
  await deedPoller({ ...database.backing(stoppedClock(NOW)), ...moving(), deeds: [broken], log: openLog('silent') }).run()
  expect([await notesOf(run), await standing(run)]).toEqual([[], ['x service']])
})

test('what deeds did is undone by deeds when the process says so, the last first, and each once', async () => {
  const deed = (id: string, more = '') => node('serviceTask', id, '', `name="${id}" mc:deed="record-event" ${more}`)
  const undo = (id: string) =>
    node('boundaryEvent', `b_${id}`, '<bpmn:compensateEventDefinition/>', `attachedToRef="${id}"`)
    + deed(`undo_${id}`, 'isForCompensation="true"')
    + `<bpmn:association id="as_${id}" sourceRef="b_${id}" targetRef="undo_${id}" />`
  const script = (id: string, word: string) =>
    node('scriptTask', id, `<bpmn:script>"${word}"</bpmn:script>`, 'mc:resultVariable="event"')
  const run = await begin({ event: 'mot' }, bpmn(
    node('startEvent', 's') + deed('a') + script('v', 'hai') + deed('b') + script('w', 'huy') + undo('a') + undo('b')
    + node('intermediateThrowEvent', 't', '<bpmn:compensateEventDefinition/>') + node('userTask', 'after')
    + flows('s>a', 'a>v', 'v>b', 'b>w', 'w>t', 't>after')))
  const passed: string[] = []
  for (let n = 0; n < 6; n += 1) {
    passed.push((await standing(run)).join(' '))
    await Promise.all([work(), work()])
  }
  // Of two at work one may have done the next step, too, before the other is through: none is seen out of its order.
  const seen = [...new Set(passed.map((one) => /undo_\w/.exec(one)?.[0] ?? one.split(' ')[0]))]
  expect(seen).toEqual(['a', 'b', 'undo_b', 'undo_a', 'after'].filter((one) => seen.includes(one)))
  expect(seen.at(-1)).toBe('after')
  expect(await notesOf(run)).toEqual(['mot', 'hai', 'huy', 'huy'])
})
