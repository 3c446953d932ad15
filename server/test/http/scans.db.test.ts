/**
 * Need: papers that were handed in on paper are digitised while their dossier is settled (II.2.4; TT 01/2023 Đ.7): put
 * in once, by whoever has the dossier, and never what domain 7.1 exempts.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { pdfOf, upload } from './handed-in.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'
import { handIn } from './walked.ts'

interface Detail {
  readonly version: number
  readonly components: readonly {
    readonly id: string; readonly mayScan: boolean; readonly papers: readonly { readonly sha256: string }[]
  }[]
  readonly history: readonly { readonly text: string }[]
}

let http: HttpServer
let commune: Office
let clerk: Caller
let dossier: string
let n = 0
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  commune = offices[0] as Office
  clerk = await asRole(http, 'reception', 'commune')
})
afterAll(async () => http.stop())
beforeEach(async () => { dossier = (await handIn(http, commune, n++)).dossier })

const look = async (caller = clerk) =>
  (await caller.call('GET', `/api/dossiers/${dossier}`)).body as unknown as Detail
const scan = async () => (await upload(clerk, pdfOf(randomUUID()))).body.id
const send = (component: string, files: readonly string[], { version, caller = clerk, key = randomUUID() }: {
  version: number; caller?: Caller; key?: string
}) => caller.call('POST', `/api/dossiers/${dossier}/scans`, {
  body: { components: [{ component, files }] }, version, key,
})
const scannable = async () => {
  const { version, components } = await look()
  const component = components.find(({ mayScan }) => mayScan)
  return { version, id: component?.id ?? '', before: component?.papers.length ?? 0 }
}

test('a scan stands beside what was handed in, and the history says so', async () => {
  const { id, version, before } = await scannable()
  const sent = await send(id, [await scan(), await scan()], { version })
  expect(sent).toMatchObject({ status: 200, body: { version: version + 1 } })
  const { components, history } = await look()
  expect(components.find((one) => one.id === id)?.papers).toHaveLength(before + 2)
  expect(history.map(({ text }) => text)).toContain('Số hóa giấy tờ')
})

test('the same sent again puts in nothing more; of two at once one is told', async () => {
  const { id, version, before } = await scannable()
  const [files, key] = [[await scan()], randomUUID()]
  const first = await send(id, files, { version, key })
  expect((await send(id, files, { version, key })).text).toBe(first.text)
  const [own, other] = [await scan(), await scan()]
  const both = await Promise.all([own, other].map((file) => send(id, [file], { version: version + 1 })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  expect((await look()).components.find((one) => one.id === id)?.papers).toHaveLength(before + 2)
})

test('what another uploaded, what is not asked for, and what came online or is only shown is refused', async () => {
  const { id, version } = await scannable()
  const others = (await upload(await asRole(http, 'one_stop_head', 'commune'), pdfOf(randomUUID()))).body.id
  expect((await send(id, [others], { version })).body.code).toBe('upload-unknown')
  expect((await send('khong-co', [await scan()], { version })).body).toMatchObject({
    code: 'components-missing', errors: [{ pointer: '/components/0', code: 'not-in-version' }],
  })
  const exempt = (await look()).components.find(({ mayScan }) => !mayScan)
  expect((await send(exempt?.id ?? '', [await scan()], { version })).body).toMatchObject({
    code: 'scan-exempt', errors: [{ pointer: '/components/0' }],
  })
  expect((await look()).version).toBe(version)
})

interface Filed {
  readonly id: string; readonly name: string; readonly sha256: string
  readonly earlier: readonly { readonly id: string }[]
}
const filed = async (component: string) =>
  ((await look()).components.find(({ id }) => id === component)?.papers ?? []) as unknown as readonly Filed[]
const arrange = (papers: readonly string[], pages: readonly object[], { on = dossier, caller = clerk } = {}) =>
  caller.call('POST', `/api/dossiers/${on}/paper-arrangements`, { body: { papers, pages, name: 'Giấy (đã sửa).pdf' } })
const replace = (component: string, files: readonly string[], replaces: readonly string[], version: number) =>
  clerk.call('POST', `/api/dossiers/${dossier}/scans`, { body: { components: [{ component, files, replaces }] }, version })
const fileOf = async (paper: string, caller = clerk) =>
  http.app.inject({ url: `/api/papers/${paper}/file`, headers: { cookie: caller.cookie } })

test('pages of scans in a dossier are put in order: two become one in their place, and both stay as they came', async () => {
  const { id, version, before } = await scannable()
  const bytes = [pdfOf(randomUUID()), pdfOf(randomUUID())]
  const sent = await Promise.all(bytes.map(async (one) => (await upload(clerk, one)).body.id))
  await send(id, sent, { version })
  const own = (await filed(id)).slice(before).map((paper) => paper.id)
  const made = await arrange(own, [{ file: 1, page: 1, turn: 90 }, { file: 0, page: 1, turn: 0 }])
  expect(made).toMatchObject({ status: 201, body: { pages: 2 } })
  expect((await replace(id, [made.body.id], own, version + 1)).status).toBe(200)
  const after = (await filed(id)).slice(before)
  expect(after).toMatchObject([{ name: 'Giấy (đã sửa).pdf' }])
  expect(after[0]?.earlier.map((one) => one.id)).toEqual([...own].reverse())
  for (const [n, paper] of own.entries()) expect((await fileOf(paper)).rawPayload.equals(bytes[n] as Buffer)).toBe(true)
  // Again, of what was made: all that came before stays beside it; what was replaced is not replaced once more.
  const [one] = after
  const again = await arrange([one?.id ?? ''], [{ file: 0, page: 2, turn: 0 }, { file: 0, page: 1, turn: 0 }])
  expect((await arrange(own, [{ file: 0, page: 1, turn: 0 }])).body.code).toBe('scan-not-replaceable')
  expect((await replace(id, [again.body.id], own, version + 2)).body.code).toBe('scan-not-replaceable')
  expect((await replace(id, [again.body.id], [one?.id ?? ''], version + 2)).status).toBe(200)
  expect((await filed(id)).at(-1)?.earlier).toHaveLength(3)
  expect((await fileOf(own[0] ?? '', await asRole(http, 'reception', 'department'))).statusCode).toBe(404)
})

test('nothing takes the place of a scan that was not made of it, nor of one of another dossier', async () => {
  const { id, version, before } = await scannable()
  await send(id, [await scan()], { version })
  const own = (await filed(id)).slice(before).map((paper) => paper.id)
  expect((await replace(id, [await scan()], own, version + 1)).body.code).toBe('scan-not-replaceable')
  const page = [{ file: 0, page: 1, turn: 0 }]
  const other = (await handIn(http, commune, n++)).dossier
  expect((await arrange(own, page, { on: other })).body.code).toBe('scan-not-replaceable')
  expect((await arrange(own, page, { caller: await asRole(http, 'reception', 'department') })).status).toBe(404)
  expect(await filed(id)).toHaveLength(before + 1)
})

test('whoever only reads it is offered nothing', async () => {
  const seen = await look(await asRole(http, 'auditor', 'commune'))
  expect(seen.components.map(({ mayScan }) => mayScan)).not.toContain(true)
})
