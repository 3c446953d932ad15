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
import { beginMigration, migrateNext, previewMigration, undoMigration } from './migrate-runs.ts'
import { beginRun, moveRun } from './move-run.ts'
import { portsOf } from './run-ports.ts'
import { lockInstance } from './store/instance-store.ts'
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

  const preview = await previewMigration(database.app, from, to)
  expect(preview).toMatchObject({ movable: 2, refused: [{ node: 'a', why: 'node-gone', runs: 1 }] })

  const { migration, results } = await inOneGo(database.backing(), async (ctx) => {
    const migration = await beginMigration(ctx, from, to, preview.mapping)
    const { results } = await migrateNext(ctx, migration, { from, to, ports: ports(ctx.now), after: undefined })
    return ok({ migration, results })
  })
  expect(results.map(({ run, faults }) => [run, faults.map(({ why }) => why)])).toEqual([
    [first.publicId, ['node-gone']], [second.publicId, []], [third.publicId, []],
  ])
  expect([await standing(first.id), await standing(second.id)]).toEqual([[`${from.id} a`], [`${to.id} b`]])

  await done(to, third.id, 'b')
  const undo = async (id: bigint) => inOneGo(database.backing(), async (ctx) =>
    ok(await undoMigration(ctx, migration, id, { from, to })))
  expect([await undo(second.id), await undo(second.id), await undo(third.id), await undo(first.id)])
    .toEqual([true, false, false, false])
  expect([await standing(second.id), await standing(third.id)]).toEqual([[`${from.id} b`], [`${to.id} c`]])
  const { rows } = await sql<{ type: string }>`
    select type from audit.event where subject_id = ${second.id} and subject_kind = 'process' order by id`
    .execute(database.owner)
  expect(rows.map(({ type }) => type)).toEqual([
    'process.begun', 'process.moved', 'process.migrated', 'process.migration-undone',
  ])
})
