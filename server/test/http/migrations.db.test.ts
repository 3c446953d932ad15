/**
 * Need: whoever keeps the program running sees which runs are under way in old versions of processes, what would become
 * of them in another, moves them once, sees what became of each, and takes it back; nobody else does.
 */
import { randomUUID } from 'node:crypto'
import type { MigrationDetail, MigrationList, MigrationPreview, ProcessList } from '@motcua/contracts/migrations.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrationPoller } from '../../src/jobs/migrate-runs.ts'
import { ok } from '../../src/kernel/result.ts'
import { type StoredModel, beginRun, readBpmn, storeTrial } from '../../src/modules/workflow/public.ts'
import { faultOfFeel } from '../../src/platform/feel/check-feel.ts'
import type { Feel } from '../../src/platform/feel/open-feel.ts'
import { openLog } from '../../src/platform/log.ts'
import { inOneGo } from '../in-one-go.ts'
import { bpmn, flows, node } from '../model-run.ts'
import { moverOn } from '../run-mover.ts'
import type { Caller, HttpServer } from './as-user.ts'
import { asRole } from './offices.ts'
import { startWithAdministrator } from './with-administrator.ts'

let http: HttpServer
let feel: Feel
let administrator: Caller
let stop: () => Promise<void>
beforeAll(async () => { ({ http, feel, administrator, stop } = await startWithAdministrator()) })
afterAll(() => stop())

const OLD = bpmn(node('startEvent', 's') + node('userTask', 'a', '', 'name="Kiểm tra"') + flows('s>a'))
const NEW = bpmn(node('startEvent', 's') + node('userTask', 'b', '', 'name="Kiểm tra"') + node('userTask', 'c')
  + flows('s>b', 'b>c'))
const OTHER = bpmn(node('startEvent', 's') + node('userTask', 'a') + flows('s>a'))

async function store(xml: string, key: string): Promise<StoredModel> {
  const { model } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model) throw new Error('it cannot be run')
  return inOneGo(http.province.database.backing(), async (ctx) =>
    ok(await storeTrial(ctx, { model: { ...model, key, name: '' }, xml, decisions: {} })))
}
/** Two versions of a process, with runs under way in the first. */
async function underWay(runs: number): Promise<{ key: string; from: string; to: string }> {
  const key = `thu-${randomUUID()}`
  const [from, to] = [await store(OLD, key), await store(NEW, key)]
  const { mover } = moverOn(http.province.database.app, feel)
  await inOneGo(http.province.database.backing(), async (ctx) => {
    for (let n = 0; n < runs; n += 1) {
      await beginRun(ctx, mover.portsAt(ctx.now, from), { model: from, caseId: null, variables: { hộ: 'Nguyễn' } })
    }
    return ok(undefined)
  })
  return { key: from.key, from: from.publicId, to: to.publicId }
}
async function work(): Promise<void> {
  const poller = migrationPoller({
    ...http.province.database.backing(), log: openLog('silent'), ...moverOn(http.province.database.app, feel),
    migrateCase: async () => Promise.reject(new Error('there is no dossier here')),
  })
  while (await poller.run());
}
const post = async (path: string, body: object, key: string = randomUUID()) =>
  administrator.call('POST', path, { body, key })
const detail = async (id: string) =>
  (await administrator.call('GET', `/api/process-migrations/${id}`)).body as unknown as MigrationDetail

test('what would move is shown with its steps, and changed where the guess is wrong', async () => {
  const { key, from, to } = await underWay(2)
  const { items } = (await administrator.call('GET', '/api/processes')).body as unknown as ProcessList
  expect(items.find((one) => one.key === key)).toMatchObject({
    name: key, versions: [{ id: from, version: 1, running: 2 }, { id: to, version: 2, running: 0 }],
  })
  const guessed = (await post('/api/processes/preview', { from, to })).body as unknown as MigrationPreview
  expect(guessed).toMatchObject({ running: 2, movable: 2, refused: [], mapping: { s: 's', a: 'b' } })
  expect(guessed.from.find(({ id }) => id === 'a')).toEqual({ id: 'a', name: 'Kiểm tra', kind: 'task user', standing: 2 })
  const changed = await post('/api/processes/preview', { from, to, mapping: { s: 's' } })
  expect(changed.body).toMatchObject({ movable: 0, refused: [{ nodeName: 'Kiểm tra', why: 'node-gone', runs: 2 }] })
})

test('two moves at once are one, the same request is one, and what became of each run is shown', async () => {
  const { from, to } = await underWay(3)
  const [body, key] = [{ from, to, mapping: { a: 'b' } }, randomUUID()]
  const [one, other] = await Promise.all([
    post('/api/process-migrations', body, key), post('/api/process-migrations', body),
  ])
  const [done, refused] = one.status === 202 ? [one, other] : [other, one]
  expect([done.status, refused.status, refused.body.code]).toEqual([202, 409, 'migration-running'])
  const { id } = done.body
  expect((await detail(id)).migration).toMatchObject({ state: 'moving', moved: 0 })
  await Promise.all([work(), work()])
  const { migration, results } = await detail(id)
  expect(migration).toMatchObject({ state: 'moved', moved: 3, refused: 0, undone: 0, kept: 0 })
  expect(results.map(({ outcome }) => outcome)).toEqual(['moved', 'moved', 'moved'])
  expect(JSON.stringify(results)).not.toContain('Nguyễn')
  const { items } = (await administrator.call('GET', '/api/process-migrations')).body as unknown as MigrationList
  expect(items.map((line) => line.id)).toContain(id)
})

test('it is taken back once, under one key as often as one likes', async () => {
  const { from, to } = await underWay(2)
  const [body, key] = [{ from, to, mapping: { a: 'b' } }, randomUUID()]
  const [begun, again] = [await post('/api/process-migrations', body, key), await post('/api/process-migrations', body, key)]
  expect([again.status, again.text]).toEqual([202, begun.text])
  await work()
  const [path, once] = [`/api/process-migrations/${begun.body.id}/undoing`, randomUUID()]
  const [first, repeated, later] = [await post(path, {}, once), await post(path, {}, once), await post(path, {})]
  expect([first.status, repeated.text, later.status, later.body.code])
    .toEqual([202, first.text, 409, 'migration-undone-already'])
  await work()
  expect((await detail(begun.body.id)).migration).toMatchObject({ state: 'undone', moved: 2, undone: 2, kept: 0 })
})

test('versions of two processes do not stand for each other, nor steps that are not there', async () => {
  const { from, to } = await underWay(1)
  const other = await store(OTHER, `thu-${randomUUID()}`)
  const codes = await Promise.all([
    { from, to: other.publicId, mapping: {} }, { from, to: from, mapping: {} }, { from, to, mapping: { a: 'z' } },
    { from, to: randomUUID(), mapping: {} },
  ].map(async (body) => (await post('/api/process-migrations', body)).body.code))
  expect(codes).toEqual(['processes-apart', 'processes-apart', 'mapping-wrong', 'process-version-unknown'])
})

test('whoever works on dossiers does not see that there are such things', async () => {
  const officer = await asRole(http, 'officer', 'commune')
  for (const path of ['/api/processes', '/api/process-migrations']) {
    expect((await officer.call('GET', path)).status).toBe(404)
  }
})
