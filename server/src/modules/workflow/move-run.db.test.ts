/**
 * Need: where a process stands is in the database and nowhere else. Whoever is cut off leaves it where it was, two who
 * move it at once move it once, and a message is neither lost nor taken twice, whenever it comes.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { bpmn, flows, node } from '../../../test/model-run.ts'
import { moverOn } from '../../../test/run-mover.ts'
import { processPollers } from '../../jobs/move-processes.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/db.ts'
import { faultOfFeel } from '../../platform/feel/check-feel.ts'
import { type Feel, openFeel } from '../../platform/feel/open-feel.ts'
import { openLog } from '../../platform/log.ts'
import { recordEvent } from '../audit/public.ts'
import { readBpmn } from './read-bpmn.ts'
import type { Variables } from './domain/run/instance.ts'
import { type Move, type RunMoved, beginRun, moveRun } from './move-run.ts'
import { publishProcess } from './publish-process.ts'
import { portsOf } from './run-ports.ts'
import { listAwaited } from './store/due-store.ts'
import { lockInstance } from './store/instance-store.ts'
import { insertMessages, takeMessage } from './store/message-store.ts'
import { type StoredModel, insertModel } from './store/model-store.ts'

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

const start = node('startEvent', 's')
const user = (id: string) => node('userTask', id)
const timer = (id: string, span: string) => node('intermediateCatchEvent', id,
  `<bpmn:timerEventDefinition><bpmn:timeDuration>${span}</bpmn:timeDuration></bpmn:timerEventDefinition>`)
const messages = '<bpmn:message id="m1" name="xong" mc:correlation="ai" />'
const catches = (id: string) => node('intermediateCatchEvent', id, '<bpmn:messageEventDefinition messageRef="m1"/>')

async function store(xml: string): Promise<StoredModel> {
  const { model, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model) throw new Error(JSON.stringify(problems))
  return inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => {
    await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
    return ok(await insertModel(ctx.tx, { model, xml, decisions: {}, storedAt: ctx.now }))
  })
}
const ports = (now: Date, { decisions }: StoredModel) => portsOf({ feel, now, decisions })
const begin = async (model: StoredModel, variables: Variables = {}, at = NOW) =>
  inOneGo(database.backing(stoppedClock(at)), async (ctx) =>
    ok(await beginRun(ctx, ports(ctx.now, model), { model, caseId: null, variables })))
const moveIn = async (ctx: Ctx, model: StoredModel, id: bigint, move: Move) => moveRun(ctx, id, {
  modelOf: async () => Promise.resolve(model), portsOf: () => ports(ctx.now, model), move,
  isDue: (token) => move.by === 'rest' || token !== undefined && token.at !== 'fault' || move.by === 'retry',
})
const move = async (model: StoredModel, id: bigint, how: Move, at = NOW) =>
  inOneGo(database.backing(stoppedClock(at)), async (ctx) => ok(await moveIn(ctx, model, id, how)))
const poll = async (at: string) => {
  for (const one of processPollers({
    ...database.backing(stoppedClock(at)), ...moverOn(database.app, feel),
    log: openLog('error', { write: (line) => { failed.push(line) } }),
  })) await one.run()
}
/** What the worker could not move, as it says in the log. */
const failed: string[] = []
const standing = async ({ id }: Pick<RunMoved, 'id'>) => {
  const { rows } = await sql<{ at: string }>`
    select node_id || ' ' || at as at from workflow.token where instance_id = ${id} order by id`.execute(database.owner)
  return rows.map(({ at }) => at)
}
const stateOf = async ({ id }: Pick<RunMoved, 'id'>) => (await sql<{ state: string }>`
  select state from workflow.instance where id = ${id}`.execute(database.owner)).rows[0]?.state
const eventsOf = async ({ id }: Pick<RunMoved, 'id'>) => (await sql<{ type: string; data: { passed: string } }>`
  select type, data from audit.event where subject_kind = 'process' and subject_id = ${id} order by id`
  .execute(database.owner)).rows.map(({ type, data }) => `${type}: ${data.passed}`)
const firstToken = (run: RunMoved) => run.instance.tokens[0]?.id ?? 0

describe('a step', () => {
  const xml = bpmn(start + user('a') + node('scriptTask', 'x', '<bpmn:script>n + 1</bpmn:script>',
    'mc:resultVariable="n"') + user('b') + flows('s>a', 'a>x', 'x>b'))

  test('is stored with what it answered, tells what it passed, and ends with its last', async () => {
    const model = await store(xml)
    const run = await begin(model, { n: 1 })
    expect(await standing(run)).toEqual(['a user'])
    const moved = await move(model, run.id, { by: 'answer', tokenId: firstToken(run), variables: { n: 5 } })
    expect(await standing(run)).toEqual(['b user'])
    expect(moved?.instance.scopes[0]?.variables).toEqual({ n: 6 })
    await move(model, run.id, { by: 'answer', tokenId: moved?.instance.tokens[0]?.id ?? 0, variables: {} })
    expect([await stateOf(run), await standing(run)]).toEqual(['completed', []])
    expect(await eventsOf(run)).toEqual(['process.begun: s', 'process.moved: a x', 'process.moved: b'])
  })

  test('done by two at once is done once', async () => {
    const model = await store(xml)
    const run = await begin(model, { n: 1 })
    const how = { by: 'answer', tokenId: firstToken(run), variables: { n: 1 } } as const
    const both = await Promise.all([1, 2, 3, 4].map(async () => move(model, run.id, how)))
    expect(both.filter((one) => one !== undefined)).toHaveLength(1)
    expect(await standing(run)).toEqual(['b user'])
    expect(await eventsOf(run)).toHaveLength(2)
  })

  test('that is rolled back has not been', async () => {
    const model = await store(xml)
    const run = await begin(model, { n: 1 })
    const undone = inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => {
      await moveIn(ctx, model, run.id, { by: 'answer', tokenId: firstToken(run), variables: {} })
      throw new Error('the line was cut')
    })
    await expect(undone).rejects.toThrow('the line was cut')
    expect(await standing(run)).toEqual(['a user'])
  })

  test('with an expression that fails is an incident, which can be mended and tried again', async () => {
    const model = await store(xml)
    const run = await begin(model, {})
    const moved = await move(model, run.id, { by: 'answer', tokenId: firstToken(run), variables: {} })
    expect(await standing(run)).toEqual(['x fault'])
    const { rows: [row] } = await sql<{ fault: { code: string } }>`
      select fault from workflow.token where instance_id = ${run.id}`.execute(database.owner)
    expect(row?.fault.code).toBe('expression-failed')
    await move(model, run.id, { by: 'retry', tokenId: moved?.instance.tokens[0]?.id ?? 0, variables: { n: 1 } })
    expect(await standing(run)).toEqual(['b user'])
  })
})

describe('moments', () => {
  test('come when they have come, once, however many look', async () => {
    const model = await store(bpmn(start + timer('t', 'P2D') + user('a') + flows('s>t', 't>a')))
    const run = await begin(model)
    await poll('2021-06-27T07:59+07:00')
    expect(await standing(run)).toEqual(['t timer'])
    await Promise.all([poll('2021-06-27T08:00+07:00'), poll('2021-06-27T08:00+07:00'), poll('2021-06-27T08:00+07:00')])
    expect(await standing(run)).toEqual(['a user'])
    expect(await eventsOf(run)).toEqual(['process.begun: s', 'process.moved: t'])
    // Who comes second finds it moved; it is no failure, for which all that stands beside it would be tried anew.
    expect(failed).toEqual([])
  })
})

describe('messages', () => {
  const sends = bpmn(start + node('sendTask', 'send', '', 'messageRef="m1"') + flows('s>send'), messages)
  const waits = bpmn(start + catches('c') + user('a') + flows('s>c', 'c>a'), messages)

  test('one that came before its catch is kept, and taken as soon as somebody waits', async () => {
    await begin(await store(sends), { ai: 'sớm', news: 1 })
    const run = await begin(await store(waits), { ai: 'sớm' })
    expect(await standing(run)).toEqual(['a user'])
  })

  test('one that comes later is brought; one about something else is not', async () => {
    const [run, other] = [await begin(await store(waits), { ai: 'An' }), await begin(await store(waits), { ai: 'Bình' })]
    await begin(await store(sends), { ai: 'An' })
    await poll(NOW)
    expect([await standing(run), await standing(other)]).toEqual([['a user'], ['c message']])
  })

  test('two for one catch: the first is taken, the second kept for the next', async () => {
    const [model, sender] = [await store(waits), await store(sends)]
    await begin(sender, { ai: 'Chi', n: 1 })
    await begin(sender, { ai: 'Chi', n: 2 })
    const run = await begin(model, { ai: 'Chi' })
    expect((await inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => ok(await lockInstance(ctx.tx, run.id))))
      ?.instance.scopes[0]?.variables).toMatchObject({ n: 1 })
    const next = await begin(model, { ai: 'Chi' })
    expect(await standing(next)).toEqual(['a user'])
    const late = await begin(model, { ai: 'Chi' })
    expect(await standing(late)).toEqual(['c message'])
  })

  test('one for many who wait goes to one of them', async () => {
    const model = await store(waits)
    const runs = await Promise.all([1, 2, 3].map(async () => begin(model, { ai: 'Dung' })))
    await begin(await store(sends), { ai: 'Dung' })
    await Promise.all([poll(NOW), poll(NOW)])
    const all = await Promise.all(runs.map(standing))
    expect(all.flat().toSorted()).toEqual(['a user', 'c message', 'c message'])
  })
})

test('a message that somebody is just taking is nobody else’s, who goes on at once', async () => {
  const run = await begin(await store(bpmn(start + user('a') + flows('s>a'))))
  const sends = bpmn(start + node('sendTask', 'send', '', 'messageRef="m1"') + flows('s>send'), messages)
  await begin(await store(sends), { ai: 'Hà' })
  const take = async ({ tx, now: at }: Ctx) =>
    takeMessage(tx, { name: 'xong', correlation: 'Hà', hearsOutside: false }, { instanceId: run.id, caseId: null, at })
  const inAnother = async () => inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => ok(await take(ctx)))
  const both = inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => ok([await take(ctx), await inAnother()]))
  expect(await both).toEqual([{ ai: 'Hà' }, undefined])
})

test('a signal reaches all who wait when it is sent, in other runs, too, and nobody who waits later', async () => {
  const signal = '<bpmn:signalEventDefinition signalRef="g1"/>'
  const named = '<bpmn:signal id="g1" name="hết giờ" />'
  const waits = await store(bpmn(start + node('intermediateCatchEvent', 'c', signal) + user('a') + flows('s>c', 'c>a'), named))
  const runs = [await begin(waits), await begin(waits)]
  await begin(await store(bpmn(start + node('intermediateThrowEvent', 't', signal) + flows('s>t'), named)))
  const late = await begin(waits)
  await poll(NOW)
  expect(await Promise.all(runs.map(standing))).toEqual([['a user'], ['a user']])
  expect(await standing(late)).toEqual(['c signal'])
})

test('a circle in which nobody is waited for is stopped, and does not hold up a transaction', async () => {
  const script = (id: string) => node('scriptTask', id, '<bpmn:script>1</bpmn:script>')
  const run = await begin(await store(bpmn(start + script('a') + script('b') + flows('s>a', 'a>b', 'b>a'))))
  expect((await standing(run))[0]).toMatch(/^[ab] (entering|leaving)$/)
  for (let nth = 0; nth < 12; nth += 1) await poll(NOW)
  expect((await standing(run))[0]).toMatch(/^[ab] fault$/)
})

test('a message finds whoever waits for it, however many are kept that nobody takes', async () => {
  const plain = '<bpmn:message id="m7" name="không nói về ai" />'
  const about = await begin(await store(bpmn(start + catches('c') + user('a') + flows('s>c', 'c>a'), messages)), { ai: 'đợi lâu' })
  const other = await begin(await store(bpmn(start + node('receiveTask', 'c', '', 'messageRef="m7"') + user('a')
    + flows('s>c', 'c>a'), plain)))
  const message = (name: string, correlation: string | null) =>
    ({ name, correlation, variables: {}, sentAt: new Date(NOW), sentBy: null })
  await inOneGo(database.backing(stoppedClock(NOW)), async (ctx) => {
    await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
    await insertMessages(ctx.tx, [
      ...Array.from({ length: 5 }, (_, nth) => message('gửi đối tác', String(nth))), message('gửi đối tác', null),
      message('xong', 'đợi lâu'), message('không nói về ai', null),
    ])
    return ok(undefined)
  })
  const found = (await listAwaited(database.app, 3)).map(({ instanceId }) => instanceId)
  expect(found.sort()).toEqual([about.id, other.id].sort())
  expect((await listAwaited(database.app, 3, [about.id])).map(({ instanceId }) => instanceId)).toEqual([other.id])
  await poll(NOW)
  expect([await standing(about), await standing(other)]).toEqual([['a user'], ['a user']])
  expect(await listAwaited(database.app, 3)).toEqual([])
})

describe('a process that something from outside begins', () => {
  const publish = async (xml: string) => {
    const { model, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
    if (!model) throw new Error(JSON.stringify(problems))
    return inOneGo(database.backing(stoppedClock(NOW)), async (ctx) =>
      ok(await publishProcess(ctx, portsOf({ feel, now: ctx.now, decisions: {} }), { model, xml, decisions: {} })))
  }
  const runsOf = async ({ id }: StoredModel) => (await sql<{ id: bigint; n: string | null }>`
    select id, scopes -> 0 -> 'variables' ->> 'n' as n from workflow.instance where model_id = ${id} order by id`
    .execute(database.owner)).rows
  const startBy = (definition: string, beside = '') =>
    bpmn(node('startEvent', 'by', definition) + user('a') + flows('by>a'), beside)
  const named = (key: string, xml: string) => xml.replace('id="p"', `id="${key}"`)

  test('by its moments, as often as the cycle says, each once however many look', async () => {
    const cycle = '<bpmn:timerEventDefinition><bpmn:timeCycle>R2/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>'
    const model = await publish(named('daily', startBy(cycle)))
    await poll('2021-06-26T07:59+07:00')
    expect(await runsOf(model)).toHaveLength(0)
    await Promise.all([poll('2021-06-26T08:00+07:00'), poll('2021-06-26T08:00+07:00')])
    expect(await runsOf(model)).toHaveLength(1)
    await poll('2021-06-27T08:00+07:00')
    await poll('2021-06-28T08:00+07:00')
    expect(await runsOf(model)).toHaveLength(2)
  })

  test('by a message that no run waits for, with what it says; by a signal all at once', async () => {
    const message = '<bpmn:message id="m9" name="mở mới" />'
    const model = await publish(named('by-message', startBy('<bpmn:messageEventDefinition messageRef="m9"/>', message)))
    const sender = await store(bpmn(start + node('sendTask', 'send', '', 'messageRef="m9"') + flows('s>send'), message))
    await begin(sender, { n: 7 })
    await Promise.all([poll(NOW), poll(NOW)])
    expect((await runsOf(model)).map(({ n }) => n)).toEqual(['7'])

    const signal = '<bpmn:signal id="g9" name="cùng mở" />'
    const definition = '<bpmn:signalEventDefinition signalRef="g9"/>'
    const both = [
      await publish(named('by-signal', startBy(definition, signal))),
      await publish(named('by-signal-too', startBy(definition, signal))),
    ]
    await begin(await store(bpmn(start + node('intermediateThrowEvent', 't', definition) + flows('s>t'), signal)))
    await Promise.all([poll(NOW), poll(NOW)])
    expect(await Promise.all(both.map(async (one) => (await runsOf(one)).length))).toEqual([1, 1])
  })

  test('in its newest version only', async () => {
    const message = '<bpmn:message id="m8" name="bản mới" />'
    const xml = named('newest', startBy('<bpmn:messageEventDefinition messageRef="m8"/>', message))
    const [old, now] = [await publish(xml), await publish(xml)]
    await begin(await store(bpmn(start + node('sendTask', 'send', '', 'messageRef="m8"') + flows('s>send'), message)))
    await poll(NOW)
    expect([(await runsOf(old)).length, (await runsOf(now)).length]).toEqual([0, 1])
  })
})
