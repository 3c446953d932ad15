/**
 * Need: a worker that is killed at any instant leaves every token where it was, or moved once; moments come once
 * (BPMN 2.0 says nothing of crashes, so that the law of the register does: what was decided is decided once).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once as heard } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { inOneGo } from '../../test/in-one-go.ts'
import { bpmn, flows, node } from '../../test/model-run.ts'
import { ok } from '../kernel/result.ts'
import { beginRun, portsOf, readBpmn, storeTrial } from '../modules/workflow/public.ts'
import { stoppedClock } from '../platform/clock.ts'
import { faultOfFeel } from '../platform/feel/check-feel.ts'
import { type Feel, openFeel } from '../platform/feel/open-feel.ts'

const WORKER = fileURLToPath(new URL('../../test/process-worker.ts', import.meta.url))
const [BEGUN, DUE] = ['2021-06-25T08:00+07:00', '2021-06-26T08:00+07:00']
const RUNS = 150
const KILLS = 6

let database: TestDatabase
let feel: Feel
let worker: ChildProcess | undefined
beforeAll(async () => {
  database = await createDatabase()
  feel = openFeel()
})
afterAll(async () => {
  worker?.kill('SIGKILL')
  await feel.close()
  await database.drop()
})

const timer = (id: string) => node('intermediateCatchEvent', id,
  '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>')
const plus = (id: string) => node('scriptTask', id, '<bpmn:script>n + 1</bpmn:script>', 'mc:resultVariable="n"')
/** Two branches that wait, count, and meet: eight things that could be done twice, or lost. */
const PROCESS = bpmn(
  node('startEvent', 's') + node('parallelGateway', 'f') + timer('t1') + plus('a') + timer('t2') + plus('b')
  + node('parallelGateway', 'j') + plus('c') + node('endEvent', 'e')
  + flows('s>f', 'f>t1', 'f>t2', 't1>a', 't2>b', 'a>j', 'b>j', 'j>c', 'c>e'))

async function startWorker(): Promise<ChildProcess> {
  const args = ['--import', 'tsx', WORKER, database.appUrl, DUE]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await heard(child.stdout, 'data')
  return child
}

const countRunning = async () => Number((await sql<{ n: bigint }>`
  select count(*) as n from workflow.instance where state = 'running'`.execute(database.owner)).rows[0]?.n)

test('killed again and again, a worker moves each token once and loses none', async () => {
  const { model } = await readBpmn(PROCESS, { checkFeel: faultOfFeel })
  if (!model) throw new Error('the process cannot be run')
  await inOneGo(database.backing(stoppedClock(BEGUN)), async (ctx) => {
    const stored = await storeTrial(ctx, { model, xml: PROCESS, decisions: {} })
    for (let n = 0; n < RUNS; n += 1) {
      const ports = portsOf({ feel, now: ctx.now, decisions: {} })
      await beginRun(ctx, ports, { model: stored, caseId: null, variables: { n: 0 } })
    }
    return ok(undefined)
  })
  let cutShort = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    worker = await startWorker()
    await pause(10 + kill * 15)
    worker.kill('SIGKILL')
    await heard(worker, 'exit')
    if (await countRunning() > 0) cutShort += 1
  }
  expect(cutShort).toBeGreaterThan(1) // it was killed in the middle of it
  worker = await startWorker()
  for (const until = Date.now() + 60_000; await countRunning() > 0 && Date.now() < until;) await pause(50)
  worker.kill('SIGKILL')

  const { rows: [found] } = await sql<{ completed: bigint; n3: bigint; tokens: bigint; moves: bigint; most: bigint }>`
    select count(*) filter (where state = 'completed') as completed,
      count(*) filter (where (scopes -> 0 -> 'variables' ->> 'n')::int = 3) as n3,
      (select count(*) from workflow.token) as tokens,
      (select count(*) from audit.event where type = 'process.moved') as moves,
      (select max(n) from (select count(*) as n from audit.event where type = 'process.moved' group by subject_id) as per) as most
    from workflow.instance`.execute(database.owner)
  expect(found).toEqual({ completed: BigInt(RUNS), n3: BigInt(RUNS), tokens: 0n, moves: BigInt(RUNS * 2), most: 2n })
})
