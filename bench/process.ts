import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { ok } from '@motcua/server/src/kernel/result.ts'
import { processPollers } from '@motcua/server/src/jobs/move-processes.ts'
import { bodyHashOf, once, recordEvent } from '@motcua/server/src/modules/audit/public.ts'
import {
  type RunMoved, type StoredModel, beginRun, moveRun, portsOf, readBpmn, storeTrial,
} from '@motcua/server/src/modules/workflow/public.ts'
import { systemClock } from '@motcua/server/src/platform/clock.ts'
import { type Backing, type Ctx, inTransaction, openDb } from '@motcua/server/src/platform/db.ts'
import { faultOfFeel } from '@motcua/server/src/platform/feel/check-feel.ts'
import { openFeel } from '@motcua/server/src/platform/feel/open-feel.ts'
import { openLog } from '@motcua/server/src/platform/log.ts'
import { moverOn } from '@motcua/server/test/run-mover.ts'
import { startInstance } from '../e2e/instance.ts'
import { type Figure, figureOf, medianOf, quantileOf, rateOf, tell } from './figure.ts'
import { openProcessFloor } from './floors/process.ts'
import { processXml, timerXml } from './process-models.ts'

const [SECONDS, ROUNDS, CLIENTS, CONNECTIONS] = [4, 5, 8, 10]
/** Until the program is compiled as it will stay: a server that has just begun does a third less. */
const WARM_UP = 10
/** What is asked: instances a second, of the same transactions in bare SQL, and how flat a step must stay. */
const [ASKED, SHARE, GROWTH] = [150, 0.4, 1.3]
const [FEW, MANY] = [1_000, 1_000_000]
const [TIMERS, TIMERS_WITHIN, MOST_WAIT] = [100_000, 120, 100]

/**
 * The engine of processes on its own database, without HTTP: six steps of people, each a use case with its request and
 * its event, four deeds of the program, one branch in parallel. Beside it the same transactions as bare statements.
 */
export async function benchProcess(): Promise<Figure[]> {
  const instance = await startInstance()
  const db = openDb(instance.socketUrl(), () => undefined, { max: CONNECTIONS })
  const feel = openFeel()
  const backing: Backing = { db, guard: once, clock: systemClock }
  const owner = openDb(instance.databaseUrl('postgres'), () => undefined, { max: 2 })
  try {
    const model = await store(backing, processXml())
    const runOnce = async () => runToEnd(backing, model)
    const floor = openProcessFloor(backing, model.id)
    await rateOf(CLIENTS, WARM_UP, runOnce)
    await rateOf(CLIENTS, 2, floor)
    const rounds: { value: number; floor: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ value: await rateOf(CLIENTS, SECONDS, runOnce), floor: await rateOf(CLIENTS, SECONDS, floor) })
    }
    tell(rounds.map((one) => `${one.value.toFixed(0)} of ${one.floor.toFixed(0)} instances a second`).join(', '))
    const value = medianOf(rounds.map((one) => one.value))
    const share = medianOf(rounds.map((one) => one.value / one.floor))
    const figures = [
      figureOf('process', 'instances', value, 'instances/s', ASKED),
      figureOf('process', 'of-bare-sql', share, 'of the floor', SHARE),
      await growth(backing, owner, model),
    ]
    return [...figures, ...await timers(backing, feel, model)]
  } finally {
    await feel.close()
    await Promise.all([db.destroy(), owner.destroy()])
    await instance.stop()
  }

  async function store(on: Backing, xml: string): Promise<StoredModel> {
    const { model, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
    if (!model) throw new Error(JSON.stringify(problems))
    return inOne(on, async (ctx) => storeTrial(ctx, { model, xml, decisions: {} }))
  }

  async function runToEnd(on: Backing, model: StoredModel): Promise<void> {
    let run = await begin(on, model)
    while (run.instance.state === 'running') {
      const token = run.instance.tokens.find(({ at }) => at === 'user')
      if (!token) throw new Error('the process waits for something else')
      run = await step(on, model, run.id, token.id)
    }
  }

  function ports(model: StoredModel, now: Date) {
    return portsOf({
      feel, now, decisions: model.decisions, deeds: async () => Promise.resolve({ ok: true, value: { done: true } }),
    })
  }

  async function begin(on: Backing, model: StoredModel): Promise<RunMoved> {
    return inOne(on, async (ctx) => beginRun(ctx, ports(model, ctx.now), { model, caseId: null, variables: { n: 1 } }))
  }

  async function step(on: Backing, model: StoredModel, id: bigint, tokenId: number): Promise<RunMoved> {
    const moved = await inOne(on, async (ctx) => moveRun(ctx, id, {
      modelOf: async () => Promise.resolve(model), portsOf: () => ports(model, ctx.now),
      move: { by: 'answer', tokenId, variables: { n: tokenId } }, isDue: (token) => token?.at === 'user',
    }))
    if (!moved) throw new Error('the step was taken by somebody else')
    return moved
  }

  /** Milliseconds of a step among few finished runs, and among very many. */
  async function growth(on: Backing, by: Backing['db'], model: StoredModel): Promise<Figure> {
    const perStep = async () => {
      const begun = performance.now()
      for (let n = 0; n < 100; n += 1) await runToEnd(on, model)
      return (performance.now() - begun) / 700
    }
    const finish = async (count: number) => {
      const at = systemClock.now()
      await sql`
        insert into workflow.instance (model_id, state, next_id, scopes, started_at, ended_at)
        select ${model.id}, 'completed', 20, (select scopes from workflow.instance limit 1), ${at}, ${at}
        from generate_series(1, ${count})`.execute(by)
      await sql`vacuum analyze workflow.instance`.execute(by)
      await sql`vacuum analyze workflow.token`.execute(by)
    }
    await finish(FEW)
    const few = medianOf([await perStep(), await perStep(), await perStep()])
    for (let done = 0; done < MANY; done += 100_000) await finish(100_000)
    const many = medianOf([await perStep(), await perStep(), await perStep()])
    tell(`a step: ${few.toFixed(2)} ms among ${String(FEW)} finished runs, ${many.toFixed(2)} ms among ${String(MANY)}`)
    return figureOf('process', 'growth-of-a-step', many / few, 'times', GROWTH, true)
  }

  /** All due at once, while somebody works: how long until all have come, and how long that one waits. */
  async function timers(on: Backing, withFeel: typeof feel, steps: StoredModel): Promise<Figure[]> {
    const model = await store(on, timerXml())
    for (let done = 0; done < TIMERS; done += 1_000) {
      await inOne(on, async (ctx) => {
        await recordEvent(ctx, { type: 'bench.stored', subjectKind: 'process', subjectId: 1n, data: {} })
        await sql`
          with made as (
            insert into workflow.instance (model_id, state, next_id, scopes, started_at)
            select ${model.id}, 'running', 5, '[{"id":0,"parent":null,"owner":null,"node":null,"variables":{},"isHome":true,"round":null,"loops":{},"done":[],"undoes":null}]', ${ctx.now}
            from generate_series(1, 1000) returning id)
          insert into workflow.token (instance_id, id, node_id, scope, at, is_listening, is_round, is_passed, due_at, more)
          select id, 1, 't', 0, 'timer', false, false, false, ${ctx.now}, 0 from made`.execute(ctx.tx)
      })
    }
    const pollers = processPollers({ ...on, ...moverOn(on.db, withFeel), log: openLog('warn') })
    const fire = pollers.find(({ name }) => name === 'fire-timers')
    const waits: number[] = []
    const working = new AbortController()
    const person = (async () => {
      while (!working.signal.aborted) {
        const begun = performance.now()
        await begin(on, steps)
        waits.push(performance.now() - begun)
        await new Promise((done) => { setTimeout(done, 50) })
      }
    })()
    const begun = performance.now()
    while (await fire?.run() === true);
    const seconds = (performance.now() - begun) / 1_000
    working.abort()
    await person
    return [
      figureOf('process', 'timers-100000', seconds, 's', TIMERS_WITHIN, true),
      figureOf('process', 'wait-meanwhile', quantileOf(waits, 0.95), 'ms', MOST_WAIT, true),
    ]
  }
}

async function inOne<T>(backing: Backing, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const values: T[] = []
  const sender = { actorId: 1n, requestId: randomUUID(), bodyHash: bodyHashOf('bench') }
  await inTransaction(backing, sender, async (ctx) => ok(await work(ctx)), (value) => {
    values.push(value)
    return { status: 200, body: null }
  })
  return values.at(-1) as T
}
