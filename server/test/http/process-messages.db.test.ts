/**
 * Need: another system tells a process what it waits for, before its catch as well, and once however often it is sent;
 * and it can say nothing else (part B1, messages from outside).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../../src/kernel/result.ts'
import { dayOf } from '../../src/kernel/work-calendar.ts'
import { beginRun, publishProcess, readBpmn, storeTrial } from '../../src/modules/workflow/public.ts'
import { processPollers } from '../../src/jobs/move-processes.ts'
import { openLog } from '../../src/platform/log.ts'
import { faultOfFeel } from '../../src/platform/feel/check-feel.ts'
import type { Feel } from '../../src/platform/feel/open-feel.ts'
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

const caught = (id: string, message: string) =>
  node('intermediateCatchEvent', id, `<bpmn:messageEventDefinition id="d-${id}" messageRef="${message}"/>`)
/** A person, so that a message may come before its catch; then two messages, of which one is not of outside. */
const XML = bpmn(
  node('startEvent', 's') + node('userTask', 'first') + caught('paid', 'Paid') + caught('inner', 'Inner')
  + node('userTask', 'last') + flows('s>first', 'first>paid', 'paid>inner', 'inner>last'),
  '<bpmn:message id="Paid" name="nop-thue" mc:correlation="code" mc:outside="true"/>'
  + '<bpmn:message id="Inner" name="noi-bo" mc:correlation="code"/>',
)

const published = async (xml = XML) => {
  const { model } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model) throw new Error('it cannot be run')
  const { database } = http.province
  const { mover } = moverOn(database.app, feel)
  return inOneGo(database.backing(), async (ctx) => {
    const ports = mover.portsAt(ctx.now, { id: 0n, publicId: '', key: '', version: 1, model, decisions: {} })
    return ok(await publishProcess(ctx, ports, { model, xml, decisions: {} }))
  })
}

/** A run that is about this code, at its first step. */
async function begun(code: string, xml = XML) {
  const stored = await published(xml)
  const { database } = http.province
  return inOneGo(database.backing(), async (ctx) => {
    const ports = moverOn(database.app, feel).mover.portsAt(ctx.now, stored)
    return ok(await beginRun(ctx, ports, { model: stored, caseId: null, variables: { code } }))
  })
}
const stands = async (id: bigint) => {
  const { rows } = await sql<{ at: string }>`
    select string_agg(node_id, ' ' order by node_id) as at from workflow.token where instance_id = ${id}`
    .execute(http.province.database.owner)
  return rows[0]?.at
}
const kept = async (correlation: string) => {
  const { rows } = await sql<{ variables: object; isTaken: boolean }>`
    select variables, taken_at is not null as is_taken from workflow.message where correlation = ${correlation} order by id`
    .execute(http.province.database.owner)
  return rows
}
async function bring(): Promise<void> {
  const { database } = http.province
  const { mover, models } = moverOn(database.app, feel)
  const pollers = processPollers({ ...database.backing(), db: database.app, models, mover, log: openLog('fatal') })
  for (const one of pollers) await one.run()
}
async function answerFirst(instanceId: bigint, { instance }: { instance: { tokens: readonly { id: number }[] } }) {
  const { database } = http.province
  const { mover } = moverOn(database.app, feel)
  await inOneGo(database.backing(), async (ctx) => ok(await mover.move(ctx, {
    instanceId, caseId: null, isDue: () => true,
    move: { by: 'answer', tokenId: instance.tokens[0]?.id ?? 0, variables: {} },
  })))
}
const runsOf = async (key: string) => {
  const { rows } = await sql`
    select from workflow.instance join workflow.model on model.id = model_id where key = ${key}`
    .execute(http.province.database.owner)
  return rows.length
}
const tried = async (xml: string) => {
  const { model } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model) throw new Error('it cannot be run')
  return inOneGo(http.province.database.backing(), async (ctx) =>
    ok(await storeTrial(ctx, { model, xml, decisions: {} })))
}
const tell = async (body: unknown, key: string = randomUUID()) =>
  administrator.call('POST', '/api/processes/messages', { body, key })

const codeOf = ({ status, body }: Awaited<ReturnType<typeof tell>>) => status === 202 ? 'taken' : body.code

test('before its catch it is kept; the run that comes to it goes on with what was sent', async () => {
  const run = await begun('A')
  const { status, body } = await tell({ name: 'nop-thue', correlation: 'A', data: { soTien: 20000 } })
  expect([status, typeof (body as { message?: unknown }).message]).toEqual([202, 'string'])
  await bring()
  expect(await stands(run.id)).toBe('first')
  const { database } = http.province
  await answerFirst(run.id, run)
  expect(await stands(run.id)).toBe('inner')
  expect(await kept('A')).toEqual([{ variables: { soTien: 20000 }, isTaken: true }])
  const { rows } = await sql<{ scopes: unknown }>`select scopes from workflow.instance where id = ${run.id}`
    .execute(database.owner)
  expect(rows[0]?.scopes).toMatchObject([{ variables: { soTien: 20000 } }])
})

test('once for a key, also when the key is forgotten; of two for one catch the second waits', async () => {
  const [key, body] = [randomUUID(), { name: 'nop-thue', correlation: 'B' }]
  await begun('B')
  const [first, again, ...together] = [
    await tell(body, key), await tell(body, key),
    ...await Promise.all([tell(body, key), tell(body, key)]),
  ]
  expect([first.status, again.text, ...together.map(({ text }) => text)])
    .toEqual([202, first.text, first.text, first.text])
  expect(await kept('B')).toHaveLength(1)
  await sql`delete from audit.request where id = ${key}`.execute(http.province.database.owner)
  expect((await tell(body, key)).text).toBe(first.text)
  expect(await kept('B')).toHaveLength(1)
  await tell(body)
  expect(await kept('B')).toHaveLength(2)
})

test('what processes say to each other, or nobody awaits, nobody outside says', async () => {
  await begun('C')
  const codes = [{ name: 'noi-bo', correlation: 'C' }, { name: 'khong-ai-cho' }].map(async (body) => (await tell(body)).body.code)
  expect(await Promise.all(codes)).toEqual(['message-not-awaited', 'message-not-awaited'])
  expect(await kept('C')).toEqual([])
})

/** Another process, which says this name among processes only; with a step before its catch, a catch, and a start. */
const INNER = bpmn(
  node('startEvent', 's') + node('userTask', 'first') + caught('paid', 'Paid') + flows('s>first', 'first>paid'),
  '<bpmn:message id="Paid" name="nop-thue" mc:correlation="code"/>').replaceAll('"p"', '"inner"')
const BEGUN = bpmn(
  node('startEvent', 's', '<bpmn:messageEventDefinition id="d-s" messageRef="Paid"/>') + node('userTask', 'begun')
  + flows('s>begun'),
  '<bpmn:message id="Paid" name="nop-thue"/>').replaceAll('"p"', '"by-inner"')

test('where one process hears a name of outside, another that says it among processes is not driven by it', async () => {
  await published(BEGUN)
  await published()
  const [soon, late] = [await begun('F', INNER), await begun('F', INNER)]
  const hearer = await begun('F')
  await answerFirst(soon.id, soon)
  expect((await tell({ name: 'nop-thue', correlation: 'F', data: {} })).status).toBe(202)
  await bring()
  await answerFirst(late.id, late)
  expect([await stands(soon.id), await stands(late.id), await runsOf('by-inner')]).toEqual(['paid', 'paid', 0])
  expect(await kept('F')).toEqual([{ variables: {}, isTaken: false }])
  await answerFirst(hearer.id, hearer)
  expect([await stands(hearer.id), await kept('F')]).toEqual(['inner', [{ variables: {}, isTaken: true }]])
  // what a process says comes to them as ever
  await sql`insert into workflow.message (name, correlation, variables, sent_at) values ('nop-thue', 'F', '{}', now())`
    .execute(http.province.database.owner)
  await bring()
  expect([await stands(soon.id), await stands(late.id)].filter((at) => at === 'paid')).toHaveLength(1)
})

test('a start that hears of outside begins, be it that another process waits for the name among processes', async () => {
  const own = (xml: string) => xml.replace('name="nop-thue"', 'name="nop-phi"')
  const waits = await begun('G', own(INNER))
  await answerFirst(waits.id, waits)
  await published(own(BEGUN).replace('name="nop-phi"', 'name="nop-phi" mc:outside="true"'))
  await tell({ name: 'nop-phi', correlation: 'G' })
  await bring()
  expect([await stands(waits.id), await runsOf('by-inner')]).toEqual(['paid', 1])
  await published(BEGUN)
})

test('a name that only a trial has, or a version of the past in which nothing runs, nobody outside says', async () => {
  const XML_OF = (name: string) => XML.replace('"nop-thue"', `"${name}"`).replaceAll('"p"', '"aged"')
  const code = async (name: string) => codeOf(await tell({ name, correlation: 'H' }))
  await tried(XML_OF('chi-thu'))
  expect(await code('chi-thu')).toBe('message-not-awaited')
  const run = await begun('H', XML_OF('ten-cu'))
  await published(XML_OF('ten-moi'))
  expect([await code('ten-cu'), await code('ten-moi')]).toEqual(['taken', 'taken'])
  await sql`update workflow.instance set state = 'completed', ended_at = now() where id = ${run.id}`
    .execute(http.province.database.owner)
  expect([await code('ten-cu'), await code('ten-moi')]).toEqual(['message-not-awaited', 'taken'])
})

test('of the process of a procedure, only while that is in force', async () => {
  const stored = await published(XML.replace('"nop-thue"', '"cua-thu-tuc"').replaceAll('"p"', '"of-procedure"'))
  const code = async () => codeOf(await tell({ name: 'cua-thu-tuc', correlation: 'I' }))
  const { database, catalogue, clock } = http.province
  const given = async (versionId: bigint) => database.owner.transaction().execute(async (tx) => {
    // which process a version has stands for ever, and must be one of the catalogue's
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`delete from workflow.process where procedure_version_id = ${versionId} or model_id = ${stored.id}`.execute(tx)
    await sql`insert into workflow.process (procedure_version_id, model_id) values (${versionId}, ${stored.id})`.execute(tx)
  })
  const inForce = catalogue.on(dayOf(clock.now())).list().at(-1)?.id
  await given(inForce ?? 0n)
  expect(await code()).toBe('taken')
  await given(999_999_999n)
  expect(await code()).toBe('message-not-awaited')
})

test('what happens to a dossier nobody outside says, be it that a process declares it', async () => {
  await published(XML.replace('name="nop-thue"', 'name="dossier.paid"'))
  expect((await tell({ name: 'dossier.paid', correlation: 'C' })).body.code).toBe('message-not-awaited')
  expect(await kept('C')).toEqual([])
})

const deep = (levels: number): unknown => levels === 0 ? 1 : [deep(levels - 1)]
test.each<[string, Record<string, unknown>, string | number]>([
  ['too deep', { x: deep(8) }, 'message-data-wrong'], ['just so deep', { x: deep(7) }, 202],
  ['too many', { x: Array.from({ length: 1_000 }, () => 1) }, 'message-data-wrong'],
  ['just so many', { x: Array.from({ length: 998 }, () => 1) }, 202],
  ['in the place of the dossier', { dossier: { limitCase: 0 } }, 'message-data-wrong'],
  ['in the place of what was declared', { answers: {} }, 'message-data-wrong'],
  ['under no word', { 'a b': 1 }, 'message-data-wrong'],
  ['too large', { x: 'x'.repeat(33_000) }, 413],
])('data %s', async (_what, data, expected) => {
  await published()
  const { status, body } = await tell({ name: 'nop-thue', correlation: 'D', data })
  expect(typeof expected === 'number' ? status : body.code).toBe(expected)
})

test('what it says is in no event, and who only works on dossiers learns of nothing', async () => {
  await published()
  await tell({ name: 'nop-thue', correlation: 'H46-1', data: { ten: 'Trần Văn Mẫu' } })
  const { rows } = await sql<{ data: object }>`
    select data from audit.event where type = 'process.message-received' order by id desc limit 1`
    .execute(http.province.database.owner)
  expect(rows).toEqual([{ data: { name: 'nop-thue', message: expect.any(String) as string } }])
  const officer = await asRole(http, 'officer', 'commune')
  const body = { name: 'nop-thue', correlation: 'E' }
  expect((await officer.call('POST', '/api/processes/messages', { body })).status).toBe(404)
})
