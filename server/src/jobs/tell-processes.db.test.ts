/**
 * Need: a process waits for what happens to its dossier — the duty is paid, the supplement came — and goes on by that,
 * once, for this dossier and no other; before its catch as well (part B1, events of the dossier as messages).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../test/dossier-processes.ts'
import { bpmn, flows, node } from '../../test/model-run.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { moverOn } from '../../test/run-mover.ts'
import { ok } from '../kernel/result.ts'
import { DOSSIER_MESSAGES, moveCase } from '../modules/dossiers/public.ts'
import type { Person } from '../modules/identity/public.ts'
import { openModels, portsOf, publishProcess, readBpmn } from '../modules/workflow/public.ts'
import { faultOfFeel } from '../platform/feel/check-feel.ts'
import { openLog } from '../platform/log.ts'
import { packEvent } from './heard-event.ts'
import { processPollers } from './move-processes.ts'
import { jobOf } from './on-event.ts'
import { processTeller } from './tell-processes.ts'

const LAND = 'bien-dong-chuyen-nhuong'
const [SECTION, BRANCH] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd']
const AT_BRANCH = ['officer', 'district/cn-vpdkdd'] as const
const OFFICER = ['officer', BRANCH] as const
const message = (ref: string) => `<bpmn:messageEventDefinition id="d-${ref}" messageRef="${ref}"/>`
const SEEN = '<bpmn:script>{ id: dossier.id, code: dossier.code, names: get entries(dossier).key }</bpmn:script>'
const PAID = '<bpmn:message id="Paid" name="dossier.paid"/>'

let base: Province
let person: Person
let nth = 0
beforeAll(async () => { person = await (base = await createProvince()).aPerson(1) })
afterAll(() => base.drop())
beforeEach(() => { base.clock.set('2021-06-25T09:00+07:00') })

async function deskWith(between: string, beside: string): Promise<Desk> {
  return openDesk(await publishFor(base, LAND, dossierProcess(between, beside)))
}
async function receive(desk: Desk): Promise<string> {
  const more = { answers: { nth: String(nth += 1) } }
  const { publicId } = await desk.receive(LAND, ['reception', SECTION], { person, territory: 'xa:18856', more })
  await desk.act('take', publicId, OFFICER)
  return publicId
}
async function pay(desk: Desk, publicId: string): Promise<void> {
  await desk.act('ask-payment', publicId, OFFICER)
  await desk.act('pay', publicId, OFFICER)
}
/** The last event of this type as the dispatcher hands it to whoever hears it, so often. */
async function hear(desk: Desk, publicId: string, type: string, times = 1): Promise<void> {
  const { id } = await desk.dossier(publicId)
  const { rows: [event] } = await sql<Parameters<typeof packEvent>[0]>`
    select * from audit.event where dossier_id = ${id} and type = ${type} order by id desc limit 1`
    .execute(base.database.owner)
  if (!event) throw new Error(`no ${type}`)
  const job = jobOf(base, processTeller({ models: openModels(base.db) }))
  for (let n = 0; n < times; n += 1) await job(packEvent(event))
}
/** Everything that the worker finds to do now. */
async function work({ province }: Desk): Promise<void> {
  const pollers = processPollers({
    ...province, log: openLog('silent'),
    ...moverOn(province.db, province.feel, { moveCase: (ctx, due) => moveCase(ctx, province, due) }),
  })
  for (const { run } of pollers) await run()
}
const stands = async (desk: Desk, publicId: string) =>
  (await desk.standing(publicId)).tasks.map(({ nodeId }) => nodeId).join(' ')
const kept = async (desk: Desk, publicId: string) => (await sql<{ isTaken: boolean }>`
  select taken_at is not null as is_taken from workflow.message
  where case_id = ${(await desk.dossier(publicId)).id} order by id`.execute(base.database.owner)).rows

test('paid: what waits on the edge of the step goes on, of this dossier alone, and once', async () => {
  const desk = await deskWith(
    step('w', 'check', AT_BRANCH) + node('boundaryEvent', 'b', message('Paid'), 'attachedToRef="w"')
    + step('t', 'check', ['officer', 'cq:cuc-thue']) + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
    + flows('s>a', 'a>w', 'w>i', 'b>t', 't>i', 'i>r', 'r>e'), PAID)
  const [one, other] = [await receive(desk), await receive(desk)]
  await pay(desk, one)
  await hear(desk, one, 'dossier.paid', 2)
  await work(desk)
  await work(desk)
  expect([await stands(desk, one), await stands(desk, other)]).toEqual(['t', 'w'])
  expect(await kept(desk, one)).toEqual([{ isTaken: true }])
  expect((await desk.events(one)).filter(({ type }) => type === 'dossier.moved-on')).toHaveLength(1)
})

test('paid before anybody waits for it: kept, and taken at the catch; asked by the id or not', async () => {
  for (const about of ['', ' mc:correlation="dossier.id"', ' mc:correlation="dossier.code"']) {
    const desk = await deskWith(
      step('w', 'check', AT_BRANCH) + node('intermediateCatchEvent', 'c', message('Paid'))
      + step('t', 'check', ['officer', 'cq:cuc-thue']) + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
      + flows('s>a', 'a>w', 'w>c', 'c>t', 't>i', 'i>r', 'r>e'), PAID.replace('/>', `${about}/>`))
    const publicId = await receive(desk)
    await pay(desk, publicId)
    await hear(desk, publicId, 'dossier.paid')
    await work(desk)
    expect([await stands(desk, publicId), await kept(desk, publicId)]).toEqual(['w', [{ isTaken: false }]])
    await desk.act('check', publicId, OFFICER)
    expect([await stands(desk, publicId), await kept(desk, publicId)]).toEqual(['t', [{ isTaken: true }]])
  }
})

test('what is kept for a dossier neither begins a process that such a message begins, nor goes to another dossier', async () => {
  const beginning = bpmn(
    node('startEvent', 'by', message('Paid')) + node('endEvent', 'z') + flows('by>z'), PAID,
  ).replace('id="p"', 'id="khi-nop"')
  const { model } = await readBpmn(beginning, { checkFeel: faultOfFeel })
  if (!model) throw new Error('it cannot be run')
  await base.inOneGo(async (ctx) => ok(await publishProcess(
    ctx, portsOf({ feel: base.feel, now: ctx.now, decisions: {} }), { model, xml: beginning, decisions: {} })))
  const desk = await deskWith(
    step('w', 'check', AT_BRANCH) + node('intermediateCatchEvent', 'c', message('Paid'))
    + step('t', 'check', ['officer', 'cq:cuc-thue']) + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
    + flows('s>a', 'a>w', 'w>c', 'c>t', 't>i', 'i>r', 'r>e'), PAID)
  const [paying, other] = [await receive(desk), await receive(desk)]
  await pay(desk, paying)
  await hear(desk, paying, 'dossier.paid')
  await desk.act('check', other, OFFICER)
  await work(desk)
  expect([await stands(desk, other), await kept(desk, paying)]).toEqual(['', [{ isTaken: false }]])
  await desk.act('check', paying, OFFICER)
  expect([await stands(desk, paying), await kept(desk, paying)]).toEqual(['t', [{ isTaken: true }]])
})

test('the process knows the dossier by its id and its code, and nothing of the person', async () => {
  const desk = await deskWith(
    step('w', 'check', AT_BRANCH)
    + node('scriptTask', 'x', SEEN, 'mc:resultVariable="d"')
    + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd']) + flows('s>a', 'a>w', 'w>x', 'x>i', 'i>r', 'r>e'), '')
  const publicId = await receive(desk)
  await desk.act('check', publicId, OFFICER)
  const { id, number } = await desk.dossier(publicId)
  const { rows: [row] } = await sql<{ d: { id: string; code: string; names: string[] } }>`
    select scopes #> '{0,variables,d}' as d from workflow.instance where case_id = ${id}`.execute(base.database.owner)
  expect([row?.d.id, row?.d.code]).toEqual([publicId, number])
  expect(row?.d.names.toSorted()).toEqual([
    'channel', 'code', 'competent', 'delivery', 'dueAt', 'extensions', 'id', 'isForOther', 'limitCase', 'proposal',
    'receivedAt', 'receivesAt', 'supplements', 'territory',
  ])
})

test('a process that awaits nothing of the kind is told nothing', async () => {
  const desk = await deskWith(
    step('w', 'check', AT_BRANCH) + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
    + flows('s>a', 'a>w', 'w>i', 'i>r', 'r>e'), '')
  const publicId = await receive(desk)
  await pay(desk, publicId)
  await hear(desk, publicId, 'dossier.paid')
  expect(await kept(desk, publicId)).toEqual([])
})

test('what can be undone is told to no process', async () => {
  const desk = await deskWith(
    step('w', 'check', AT_BRANCH) + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
    + flows('s>a', 'a>w', 'w>i', 'i>r', 'r>e'), '')
  const publicId = await receive(desk)
  await desk.act('check', publicId, OFFICER)
  const { rows } = await sql<{ type: string }>`
    select distinct type from audit.event where publish_after is not null`.execute(base.database.owner)
  expect(rows.map(({ type }) => type)).toContain('dossier.checked')
  expect(rows.filter(({ type }) => type in DOSSIER_MESSAGES)).toEqual([])
})
