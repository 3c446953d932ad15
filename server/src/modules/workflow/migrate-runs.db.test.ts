/** Need: a process changes while cases run; each is moved or stays with its reason, and can be taken back. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { bpmn, flows, node } from '../../../test/model-run.ts'
import { ok } from '../../kernel/result.ts'
import { faultOfFeel } from '../../platform/feel/check-feel.ts'
import { type Feel, openFeel } from '../../platform/feel/open-feel.ts'
import { recordEvent } from '../audit/public.ts'
import { readBpmn } from './read-bpmn.ts'
import { askMigrationUndone, beginMigration, endMigration, migrateLocked, previewMigration, undoLocked } from './migrate-runs.ts'
import { beginRun, moveRun } from './move-run.ts'
import { portsOf } from './run-ports.ts'
import { lockInstance } from './store/instance-store.ts'
import { listToMove } from './store/migration-store.ts'
import { listResults } from './store/version-store.ts'
import { type StoredModel, insertModel } from './store/model-store.ts'

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

const user = (id: string) => node('userTask', id)
const start = node('startEvent', 's')
const ports = (now: Date) => portsOf({ feel, now, decisions: {} })
const store = async (xml: string): Promise<StoredModel> => {
  const { model, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model) throw new Error(JSON.stringify(problems))
  return inOneGo(database.backing(), async (ctx) => {
    await recordEvent(ctx, { type: 'test.done', subjectKind: 'test', subjectId: 1n, data: {} })
    return ok(await insertModel(ctx.tx, { model, xml, decisions: {}, storedAt: ctx.now }))
  })
}
const begin = async (model: StoredModel) => inOneGo(database.backing(), async (ctx) =>
  ok(await beginRun(ctx, ports(ctx.now), { model, caseId: null, variables: { n: 1 } })))
const done = async (model: StoredModel, id: bigint, at: string) => inOneGo(database.backing(), async (ctx) => {
  const tokenId = (await lockInstance(ctx.tx, id))?.instance.tokens.find(({ node: on }) => on === at)?.id ?? 0
  return ok(await moveRun(ctx, id, {
    modelOf: async () => Promise.resolve(model), portsOf: () => ports(ctx.now),
    move: { by: 'answer', tokenId, variables: {} }, isDue: (token) => token?.at === 'user',
  }))
})
const standing = async (id: bigint) => (await sql<{ at: string }>`
  select model_id || ' ' || node_id as at from workflow.token join workflow.instance on instance.id = instance_id
  where instance_id = ${id}`.execute(database.owner)).rows.map(({ at }) => at)

test('runs that can go on do, the others stay with their reason, and a move is taken back while nobody has moved', async () => {
  const [from, to] = [
    await store(bpmn(start + user('a') + user('b') + flows('s>a', 'a>b'))),
    await store(bpmn(start + user('b') + user('c') + flows('s>b', 'b>c'))),
  ]
  const [first, second, third] = [await begin(from), await begin(from), await begin(from)]
  await done(from, second.id, 'a')
  await done(from, third.id, 'a')

  const preview = await previewMigration(database.app, { from, to })
  expect(preview).toMatchObject({ running: 3, movable: 2, refused: [{ node: 'a', why: 'node-gone', runs: 1 }] })
  expect(Object.fromEntries(preview.standing)).toEqual({ a: 1, b: 2 })

  const asked = await inOneGo(database.backing(), (ctx) => beginMigration(ctx, { from, to }, preview.mapping))
  const move = async (id: bigint) => inOneGo(database.backing(), async (ctx) => {
    const locked = await lockInstance(ctx.tx, id)
    return ok(locked && await migrateLocked(ctx, asked, { from, to }, locked, ports(ctx.now)))
  })
  for (const { instanceId } of await listToMove(database.app, asked, 10)) await move(instanceId)
  expect([await move(second.id), await listToMove(database.app, asked, 10)]).toEqual([undefined, []])
  const results = await listResults(database.app, asked.id, undefined, 10)
  expect(results.map(({ run, outcome, faults }) => [run, outcome, faults.map(({ why }) => why)])).toEqual([
    [first.publicId, 'refused', ['node-gone']], [second.publicId, 'moved', []], [third.publicId, 'moved', []],
  ])
  expect([await standing(first.id), await standing(second.id)]).toEqual([[`${from.id} a`], [`${to.id} b`]])

  await done(to, third.id, 'b')
  await inOneGo(database.backing(), async (ctx) => ok(await endMigration(ctx, asked)))
  const undoing = await inOneGo(database.backing(), (ctx) => askMigrationUndone(ctx, asked.publicId))
  const undo = async (id: bigint) => inOneGo(database.backing(), async (ctx) => {
    const locked = await lockInstance(ctx.tx, id)
    return ok((locked && await undoLocked(ctx, undoing, { from, to }, locked)) !== undefined)
  })
  expect([await undo(second.id), await undo(second.id), await undo(third.id), await undo(first.id)])
    .toEqual([true, false, false, false])
  expect((await listResults(database.app, asked.id, undefined, 10)).map(({ outcome }) => outcome))
    .toEqual(['refused', 'undone', 'kept'])
  expect([await standing(second.id), await standing(third.id)]).toEqual([[`${from.id} b`], [`${to.id} c`]])
  const { rows } = await sql<{ type: string }>`
    select type from audit.event where subject_id = ${second.id} and subject_kind = 'process' order by id`
    .execute(database.owner)
  expect(rows.map(({ type }) => type)).toEqual([
    'process.begun', 'process.moved', 'process.migrated', 'process.migration-undone',
  ])
})

test('a mapping of steps that are not there is refused, and a second move while one is not done', async () => {
  const xml = bpmn(start + user('a') + flows('s>a'))
  const [from, to] = [await store(xml), await store(xml)]
  const begun = async (mapping: Record<string, string>) =>
    inOneGo(database.backing(), (ctx) => beginMigration(ctx, { from, to }, mapping))
      .then(() => '', (err: unknown) => (err as Error).message)
  expect([await begun({ a: 'z' }), await begun({ z: 'a' }), await begun({ a: 'a', s: 'a' })])
    .toEqual(['mapping-wrong', 'mapping-wrong', 'mapping-wrong'])
  expect([await begun({ a: 'a' }), await begun({ a: 'a' })]).toEqual(['', 'migration-running'])
})
