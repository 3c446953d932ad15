/** Need: a process that cannot be begun holds up no other, and whoever mends runs finds it (issue 5, bad input). */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { bpmn, flows, node } from '../../../test/model-run.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { moverOn } from '../../../test/run-mover.ts'
import { processPollers } from '../../jobs/move-processes.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { faultOfFeel } from '../../platform/feel/check-feel.ts'
import { type Feel, openFeel } from '../../platform/feel/open-feel.ts'
import { openLog } from '../../platform/log.ts'
import { moveRun } from './move-run.ts'
import { publishProcess } from './publish-process.ts'
import { readBpmn } from './read-bpmn.ts'
import { portsOf } from './run-ports.ts'
import { listIncidents } from './store/incident-store.ts'
import { listDueStarts } from './store/listener-store.ts'
import type { StoredModel } from './store/model-store.ts'

const NOW = '2021-06-25T08:00+07:00'
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

/** Begins each day from tomorrow on; published by somebody who counts by the clock. */
async function publish(key: string, calendar: string): Promise<StoredModel> {
  const xml = bpmn(node('startEvent', 'by', `<bpmn:timerEventDefinition ${calendar}>`
    + '<bpmn:timeCycle>R3/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>') + node('userTask', 'a') + flows('by>a'))
    .replace('id="p"', `id="${key}"`)
  const { model } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model) throw new Error('it cannot be run')
  return inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => {
    const ports = portsOf({ feel, now: ctx.now, decisions: {} })
    const dueAfter = (span: string, from: Date) => ports.dueAfter(span, from, { isWorkingTime: false, node: 'by' })
    const byClock = { ...ports, dueAfter }
    return ok(await publishProcess(ctx, byClock, { model, xml, decisions: {} }))
  })
}
const runsOf = async ({ id }: StoredModel) => (await sql<{ id: bigint }>`
  select id from workflow.instance where model_id = ${id} order by id`.execute(database.owner)).rows

test('one that cannot be begun is left alone, then stands with a fault; others begin meanwhile', async () => {
  // The next time would be counted in days of work, and whoever moves processes has no calendar.
  const broken = await publish('without-calendar', 'mc:calendar="working"')
  const sound = await publish('sound', '')
  const clock = movableClock(NOW)
  const pollers = processPollers({
    ...database.backing(clock), ...moverOn(database.app, feel), log: openLog('silent'),
  }).filter(({ name }) => name === 'begin-at-moments')
  const pollAt = async (at: string) => {
    clock.set(at)
    for (const one of pollers) await one.run()
  }
  const due = async () => (await listDueStarts(database.app, clock.now(), 10)).map(({ modelId }) => modelId)
  await pollAt('2021-06-26T08:00+07:00')
  expect([await runsOf(broken), (await runsOf(sound)).length]).toEqual([[], 1])
  await pollAt('2021-06-26T08:00:59+07:00') // left alone: not tried again
  await pollAt('2021-06-26T08:01+07:00')
  expect([await runsOf(broken), await due()]).toEqual([[], [broken.id]])
  await pollAt('2021-06-26T08:02+07:00')
  const [run] = await runsOf(broken)
  const incident = (await listIncidents(database.app, undefined, 10)).find(({ instanceId }) => instanceId === run?.id)
  expect(incident).toMatchObject({ process: 'without-calendar', node: 'by', fault: { code: 'begin-failed' } })
  expect(await due()).toEqual([])
  await inOneGo(database.backing(clock), async (ctx) => ok(await moveRun(ctx, run?.id ?? 0n, {
    modelOf: async () => Promise.resolve(broken), portsOf: () => portsOf({ feel, now: ctx.now, decisions: {} }),
    move: { by: 'retry', tokenId: incident?.tokenId ?? 0, variables: {} }, isDue: () => true,
  })))
  const { rows } = await sql`select node_id, at from workflow.token where instance_id = ${run?.id}`.execute(database.owner)
  expect(rows).toEqual([{ nodeId: 'a', at: 'user' }])
})
