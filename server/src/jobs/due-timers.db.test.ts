/**
 * Need: at the hour at which very many moments come, each comes; what stands still holds up nothing that comes behind
 * it, and what fails is left to itself and takes nobody with it.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { bpmn, flows, node } from '../../test/model-run.ts'
import { moverOn } from '../../test/run-mover.ts'
import { ok } from '../kernel/result.ts'
import { recordEvent } from '../modules/audit/public.ts'
import {
  type RunMover, beginRun, listDueTimers, pauseCase, portsOf, readBpmn, storeTrial,
} from '../modules/workflow/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import { faultOfFeel } from '../platform/feel/check-feel.ts'
import { type Feel, openFeel } from '../platform/feel/open-feel.ts'
import { openLog } from '../platform/log.ts'
import { processPollers } from './move-processes.ts'

const [NOW, THEN] = ['2021-06-25T08:00+07:00', '2021-06-28T08:00+07:00']
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

const waiting = async (caseIds: readonly (bigint | null)[]): Promise<bigint[]> => {
  const { model } = await readBpmn(bpmn(
    node('startEvent', 's') + node('intermediateCatchEvent', 't',
      '<bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition>')
    + node('userTask', 'a') + flows('s>t', 't>a')), { checkFeel: faultOfFeel })
  if (!model) throw new Error('the process cannot be read')
  return inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => {
    const stored = await storeTrial(ctx, { model, xml: '', decisions: {} })
    const ids: bigint[] = []
    for (const caseId of caseIds) {
      const ports = portsOf({ feel, now: ctx.now, decisions: {} })
      ids.push((await beginRun(ctx, ports, { model: stored, caseId, variables: {} })).id)
    }
    return ok(ids)
  })
}

test('moments that stand hold up nobody behind them, however few are looked at', async () => {
  const [, second, third] = await waiting([901n, 902n, 903n])
  await inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => {
    for (const caseId of [901n, 902n]) await pauseCase(ctx, caseId, 'confirmation', 'Điều 17')
    await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
    return ok(undefined)
  })
  const found = async (limit: number) => (await listDueTimers(database.app, new Date(THEN), limit))
    .map(({ instanceId }) => instanceId)
  expect([await found(1), await found(2), await found(10)]).toEqual([[third], [third], [third]])
  await sql`update workflow.pause set until_at = ${NOW} where case_id = 902`.execute(database.owner)
  expect([await found(1), await found(10)]).toEqual([[second], [second, third]])
})

test('one that fails stays where it was, and those that came with it have moved, once', async () => {
  const ids = await waiting(Array.from({ length: 25 }, () => null))
  const broken = ids[12] ?? 0n
  const { mover, ...on } = moverOn(database.app, feel)
  const failing: RunMover = {
    ...mover,
    move: async (ctx, due) => {
      if (due.instanceId === broken) throw new Error('broken')
      return mover.move(ctx, due)
    },
  }
  const fire = processPollers({
    ...database.backing(stoppedClock(THEN)), ...on, mover: failing, log: openLog('silent'),
  }).find(({ name }) => name === 'fire-timers')
  // Cases of the test before are moved by nobody here: they rest, and are not looked at again.
  await fire?.run()
  const { rows } = await sql<{ id: bigint; at: string; moved: number }>`
    select instance_id as id, at, (
      select count(*)::int from audit.event
      where type = 'process.moved' and subject_kind = 'process' and subject_id = instance_id) as moved
    from workflow.token where instance_id = any(${ids}::bigint[]) order by instance_id`.execute(database.owner)
  expect(rows.filter(({ at }) => at === 'timer')).toEqual([{ id: broken, at: 'timer', moved: 0 }])
  expect(rows.filter(({ at }) => at === 'user').map(({ moved }) => moved)).toEqual(Array(24).fill(1))
})
