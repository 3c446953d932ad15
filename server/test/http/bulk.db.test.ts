/**
 * Need: a head approves forty dossiers in one go, reads for each what became of it, and a cut line, a second press or a
 * second head does no harm (users.md 2.7).
 */
import { randomUUID } from 'node:crypto'
import type { BulkRow } from '@motcua/contracts/bulk.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { act, doSteps, handIn } from './walked.ts'

let http: HttpServer
let commune: Office
let other: Office
let head: Caller
let officer: Caller
let persons = 0
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune, other] = offices as [Office, Office]
  head = await asRole(http, 'agency_head', 'commune')
  officer = await asRole(http, 'officer', 'commune')
})
afterAll(async () => http.stop())
beforeEach(() => http.province.clock.set('2021-06-25T09:00+07:00'))

/** Dossiers that wait for the head to approve. */
async function proposed(count: number, office = commune): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const { dossier } = await handIn(http, office, persons++)
    await doSteps(http, office, dossier, [['officer', 'proposal', { outcome: 'settle' }]])
    ids.push(dossier)
  }
  return ids
}
const versionOf = async (id: string) => (await head.call('GET', `/api/dossiers/${id}`)).body.version
const rowsOf = async (ids: readonly string[]) => {
  const rows = []
  for (const id of ids) rows.push({ id, version: await versionOf(id) })
  return rows
}
async function bulk(caller: Caller, body: object, key: string = randomUUID()) {
  const got = await caller.call('POST', '/api/dossiers/bulk', { body, key })
  return { ...got, rows: (got.body as unknown as { rows: BulkRow[] }).rows }
}
const approvals = async (id: string) => ((await head.call('GET', `/api/dossiers/${id}`)).body as unknown as {
  history: { type: string }[]
}).history.filter(({ type }) => type === 'dossier.approved').length

test('each row is approved, and says for how long that can be undone', async () => {
  const ids = await proposed(3)
  const { status, rows } = await bulk(head, { deed: 'approval', body: { note: 'Đồng ý.' }, rows: await rowsOf(ids) })
  expect(status).toBe(200)
  expect(rows.map(({ id }) => id)).toEqual(ids)
  expect(rows.map(({ acted, refused }) => [acted?.undoSeconds, refused])).toEqual([[10, null], [10, null], [10, null]])
  for (const id of ids) expect(await approvals(id)).toBe(1)
})

test('what fails says why in its place, and the rest is done: changed, foreign, unknown', async () => {
  const [mine = '', stale = ''] = await proposed(2)
  const [foreign = ''] = await proposed(1, other)
  const unknown = randomUUID()
  const rows = [
    { id: stale, version: await versionOf(stale) - 1 }, { id: foreign, version: 3 }, { id: unknown, version: 3 },
    { id: mine, version: await versionOf(mine) },
  ]
  const done = (await bulk(head, { deed: 'approval', body: {}, rows })).rows
  expect(done.map(({ refused }) => refused?.code ?? 'done')).toEqual([
    'changed-meanwhile', 'dossier-unknown', 'dossier-unknown', 'done',
  ])
  // Of another agency not even that it exists.
  expect(done[1]?.refused).toEqual(done[2]?.refused)
  expect(await approvals(mine)).toBe(1)
  expect(await approvals(stale)).toBe(0)
})

test('the same key answers the same, though a refused row could be done by now; with another body it is refused', async () => {
  const [done = '', stale = ''] = await proposed(2)
  const key = randomUUID()
  const body = {
    deed: 'approval', body: {},
    rows: [{ id: done, version: await versionOf(done) }, { id: stale, version: await versionOf(stale) + 1 }],
  }
  const first = await bulk(head, body, key)
  expect(first.rows.map(({ refused }) => refused?.code ?? 'done')).toEqual(['done', 'changed-meanwhile'])
  // With one more deed the version that was asked for is there.
  await act(head, stale, 'taking')
  expect(await versionOf(stale)).toBe(body.rows[1]?.version)
  const again = await bulk(head, body, key)
  expect([again.status, again.text]).toEqual([200, first.text])
  expect([await approvals(done), await approvals(stale)]).toEqual([1, 0])
  expect((await bulk(head, { ...body, body: { note: 'khác' } }, key)).body.code).toBe('request-reused')
})

test('the same request twice at once is done once, and both are answered alike', async () => {
  const ids = await proposed(3)
  const [key, rows] = [randomUUID(), await rowsOf(ids)]
  const answers = await Promise.all([1, 2].map(async () => bulk(head, { deed: 'approval', body: {}, rows }, key)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(answers[0]?.text).toBe(answers[1]?.text)
  for (const id of ids) expect(await approvals(id)).toBe(1)
})

test('two heads at once: each dossier is approved once, and whoever came second is told row by row', async () => {
  const ids = await proposed(4)
  const rows = await rowsOf(ids)
  // Their keys differ, as those of two people do.
  const answers = await Promise.all([rows, [...rows].reverse()].map(async (some) =>
    bulk(head, { deed: 'approval', body: {}, rows: some })))
  const codes = answers.flatMap((answer) => answer.rows.map(({ id, refused }) => `${id} ${refused?.code ?? 'done'}`))
  for (const id of ids) {
    expect(codes.filter((code) => code === `${id} done`)).toHaveLength(1)
    expect(codes.filter((code) => code === `${id} changed-meanwhile`)).toHaveLength(1)
    expect(await approvals(id)).toBe(1)
  }
})

test('what was done is undone row by row within ten seconds, and not after', async () => {
  const ids = await proposed(2)
  const done = (await bulk(head, { deed: 'approval', body: {}, rows: await rowsOf(ids) })).rows
  const back = done.map(({ id, acted }) => ({ id, version: acted?.version ?? 0 }))
  const [first, second] = back
  const undone = (await bulk(head, { deed: 'undoing', body: {}, rows: [first] })).rows
  expect(undone.map(({ refused }) => refused)).toEqual([null])
  http.province.clock.set('2021-06-25T09:00:11+07:00')
  const late = (await bulk(head, { deed: 'undoing', body: {}, rows: [second] })).rows
  expect(late.map(({ refused }) => refused?.code)).toEqual(['undo-too-late'])
})

test('a right that one has not answers for each row like a dossier that there is not', async () => {
  const ids = await proposed(1)
  const { status, rows } = await bulk(officer, { deed: 'approval', body: {}, rows: await rowsOf(ids) })
  expect([status, rows[0]?.refused?.code]).toEqual([200, 'dossier-unknown'])
  expect(await approvals(ids[0] ?? '')).toBe(0)
})

test.each([
  ['no row', { deed: 'approval', body: {}, rows: [] }],
  [
    '201 rows',
    { deed: 'approval', body: {}, rows: Array.from({ length: 201 }, () => ({ id: randomUUID(), version: 1 })) },
  ],
  ['a deed that asks of each something else', { deed: 'extension', body: {}, rows: [{ id: randomUUID(), version: 1 }] }],
  [
    'a body of another deed',
    { deed: 'approval', body: { assigneeId: randomUUID() }, rows: [{ id: randomUUID(), version: 1 }] },
  ],
])('%s is refused as a whole', async (_, body) => {
  expect((await bulk(head, body)).body.code).toBe('body-invalid')
})
