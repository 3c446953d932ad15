/**
 * Need: a department draws how it works — two at once, a table that decides, a term that passes a step on — and
 * dossiers go that way, with their steps, stays and terms (NĐ 61/2018/NĐ-CP Đ.18, 19).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../../test/dossier-processes.ts'
import { flows, node } from '../../../test/model-run.ts'
import { moverOn } from '../../../test/run-mover.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { processPollers } from '../../jobs/move-processes.ts'
import { openLog } from '../../platform/log.ts'
import type { Person } from '../identity/public.ts'
import { giveProcess, listTasks, openModels } from '../workflow/public.ts'
import { moveCase } from './move-case.ts'
import { controlSlipsOf } from './print-control-slip.ts'
import { undoDeed } from './undo-deed.ts'

const LAND = 'bien-dong-chuyen-nhuong'
const [SECTION, BRANCH, TAX] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
const [AT_BRANCH, AT_TAX] = [['officer', 'district/cn-vpdkdd'], ['officer', 'cq:cuc-thue']] as const
const HEAD = ['agency_head', 'district/cn-vpdkdd'] as const
let base: Province
let person: Person
let n = 0
beforeAll(async () => { person = await (base = await createProvince()).aPerson(1) })
afterAll(() => base.drop())
beforeEach(() => { base.clock.set('2021-06-25T09:00+07:00') })

/** A desk at which dossiers of this procedure go by this process. */
async function deskWith(between: string, { dmn, beside }: { dmn?: string; beside?: string } = {}): Promise<Desk> {
  return openDesk(await publishFor(base, LAND, dossierProcess(between, beside), dmn))
}
async function receive(desk: Desk, answers: Record<string, string> = {}): Promise<string> {
  const more = { answers: { nth: String(n += 1), ...answers } }
  return (await desk.receive(LAND, ['reception', SECTION], { person, territory: 'xa:18856', more })).publicId
}
/** The first deed of a settling unit: it is in work then. */
const take = (desk: Desk, publicId: string, unit: string) => desk.act('take', publicId, ['officer', unit])
async function openSteps(desk: Desk, publicId: string): Promise<string[]> {
  const directory = base.directory.on('2021-06-25')
  const { tasks } = await desk.standing(publicId)
  return tasks.map(({ nodeId, unitId }) => `${nodeId}@${directory.byId(unitId)?.idOfData ?? ''}`)
}
/** The agency of the section. */
const OWN = 'cq:ubnd-dong-hoi'
async function openStays(desk: Desk, publicId: string): Promise<string[]> {
  const directory = base.directory.on('2021-06-25')
  const { legs } = await desk.standing(publicId)
  return legs.filter(({ endedAt }) => endedAt === null)
    .map(({ agencyId }) => directory.byId(agencyId)?.idOfData ?? '').sort()
}
const runOf = async (desk: Desk, publicId: string) => (await sql<{ state: string; variables: object; tokens: number }>`
  select state, scopes -> 0 -> 'variables' as variables,
    (select count(*)::int from workflow.token where instance_id = instance.id) as tokens
  from workflow.instance where case_id = ${(await desk.dossier(publicId)).id}`.execute(base.database.owner)).rows

/** Everything that the worker finds to do now. */
async function work({ province }: Desk): Promise<void> {
  const pollers = processPollers({
    ...province, log: openLog('silent'),
    ...moverOn(province.db, province.feel, { moveCase: (ctx, due) => moveCase(ctx, province, due) }),
  })
  for (const { run } of pollers) await run()
}

describe('a gateway by an answer of the declaration', () => {
  const MODEL = node('exclusiveGateway', 'g', '', 'default="g-w"') + step('w', 'propose', AT_BRANCH)
    + step('t', 'propose', AT_TAX) + step('i', 'issue', HEAD)
    + flows('s>a', 'a>g', 'g>t[answers.loai = "phuc-tap"]', 'g>w', 'w>i', 't>i', 'i>r', 'r>e')

  test('takes each dossier its way, from the counter to the result, and keeps no answer in the run', async () => {
    const desk = await deskWith(MODEL)
    const [hard, plain] = [await receive(desk, { loai: 'phuc-tap' }), await receive(desk, { loai: 'don-gian' })]
    expect([await openSteps(desk, hard), await openSteps(desk, plain)]).toEqual([[`t@${TAX}`], [`w@${BRANCH}`]])
    await take(desk, hard, TAX)
    await desk.act('propose', hard, ['officer', TAX])
    expect(await openSteps(desk, hard)).toEqual([`i@${BRANCH}`])
    await desk.act('issue', hard, ['agency_head', BRANCH])
    expect(await desk.act('return-result', hard, ['reception', SECTION])).toMatchObject({ state: 'returned' })
    expect(await runOf(desk, hard)).toEqual([{ state: 'completed', variables: {}, tokens: 0 }])
  })

  test('is asked of what comes online, too, when it is accepted', async () => {
    const desk = await deskWith(MODEL)
    const handed = { person, territory: 'xa:18856', more: { answers: { nth: 'online', loai: 'phuc-tap' } } }
    const { publicId } = await desk.submit(LAND, handed)
    expect(await openSteps(desk, publicId)).toEqual([`a@${SECTION}`])
    await desk.act('accept', publicId, ['reception', SECTION])
    expect(await openSteps(desk, publicId)).toEqual([`t@${TAX}`])
  })

  test('given back, a dossier goes to the step that was done, and not to the other way', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk, { loai: 'phuc-tap' })
    await take(desk, publicId, TAX)
    await desk.act('propose', publicId, ['officer', TAX])
    await desk.act('return-step', publicId, ['agency_head', BRANCH])
    expect([await openSteps(desk, publicId), await openStays(desk, publicId)]).toEqual([[`t@${TAX}`], [TAX, 'cq:so-tnmt']])
    await expect(desk.act('return-step', publicId, ['officer', TAX])).rejects.toThrow('no-step-before')
  })
})

describe('two branches at two agencies', () => {
  const MODEL = node('parallelGateway', 'f') + step('w', 'check', AT_BRANCH) + step('t', 'check', AT_TAX)
    + node('parallelGateway', 'j') + step('i', 'issue', HEAD)
    + flows('s>a', 'a>f', 'f>w', 'f>t', 'w>j', 't>j', 'j>i', 'i>r', 'r>e')
  const AGENCY = 'cq:so-tnmt'

  test('are two steps and two stays, and go on when both are done', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk)
    expect((await openSteps(desk, publicId)).sort()).toEqual([`t@${TAX}`, `w@${BRANCH}`])
    // The section has it until both have acknowledged.
    expect(await openStays(desk, publicId)).toEqual([TAX, AGENCY, OWN])
    await take(desk, publicId, BRANCH)
    await desk.act('check', publicId, ['officer', BRANCH])
    expect([await openSteps(desk, publicId), await openStays(desk, publicId)]).toEqual([[`t@${TAX}`], [TAX, OWN]])
    await expect(desk.act('return-step', publicId, ['officer', TAX])).rejects.toThrow('no-step-before')
    await desk.act('check', publicId, ['officer', TAX])
    expect([await openSteps(desk, publicId), await openStays(desk, publicId)]).toEqual([[`i@${BRANCH}`], [TAX, AGENCY]])
    await expect(desk.act('return-step', publicId, ['agency_head', BRANCH])).rejects.toThrow('no-step-before')
    await desk.act('issue', publicId, ['agency_head', BRANCH])
    expect(await desk.act('return-result', publicId, ['reception', SECTION])).toMatchObject({ state: 'returned' })
    expect(await openStays(desk, publicId)).toEqual([])
  })

  test('the control slip tells of the hand-over to each', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk)
    base.clock.set('2021-06-25T10:00+07:00')
    await take(desk, publicId, BRANCH)
    await desk.act('check', publicId, ['officer', BRANCH])
    const dossier = await desk.dossier(publicId)
    const tasks = await listTasks(base.db, dossier.id)
    const [slip] = await controlSlipsOf(base.db, base, [{ dossier, tasks }], base.clock.now())
    const names = [BRANCH, TAX].map((unit) => base.unit(unit).name).sort()
    const handed = slip && 'handOvers' in slip.data ? slip.data.handOvers.map(({ receiver }) => receiver).sort() : []
    expect(handed).toEqual(names)
  })

  test('done at once by both, open what follows once', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk)
    await take(desk, publicId, TAX)
    await Promise.all([BRANCH, TAX].map((unit) => desk.act('check', publicId, ['officer', unit])))
    expect(await openSteps(desk, publicId)).toEqual([`i@${BRANCH}`])
  })

  test('what one has done is undone without the other', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk)
    const viewer = await base.viewerAs('officer', BRANCH, 'dossier.work')
    await desk.act('take', publicId, viewer)
    const before = (await runOf(desk, publicId))[0]
    await desk.act('check', publicId, viewer)
    await base.inOneGo((ctx) => undoDeed(ctx, desk.province, { publicId, viewer }), { actorId: viewer.accountId })
    expect([(await openSteps(desk, publicId)).sort(), await openStays(desk, publicId)])
      .toEqual([[`t@${TAX}`, `w@${BRANCH}`], [TAX, AGENCY, OWN]])
    expect((await runOf(desk, publicId))[0]).toEqual(before)
    await desk.act('check', publicId, viewer)
    await desk.act('check', publicId, ['officer', TAX])
    expect(await openSteps(desk, publicId)).toEqual([`i@${BRANCH}`])
  })

  test('stopped, withdrawn from both', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk)
    await desk.act('stop', publicId, await everywhere())
    expect([await openSteps(desk, publicId), await openStays(desk, publicId)]).toEqual([[], []])
    expect(await runOf(desk, publicId)).toEqual([{ state: 'terminated', variables: {}, tokens: 0 }])
  })
})

const everywhere = async () => ({
  ...await base.viewerAs('officer', BRANCH, 'dossier.work'), reaches: [{ reach: 'province', unitId: null }],
} as const)

describe('a term on the edge of a step', () => {
  const TERM = '<bpmn:timerEventDefinition mc:calendar="working"><bpmn:timeDuration>PT8H</bpmn:timeDuration></bpmn:timerEventDefinition>'
  const MODEL = step('w', 'check', AT_BRANCH) + node('boundaryEvent', 'b', TERM, 'attachedToRef="w"')
    + step('t', 'check', AT_TAX) + step('i', 'issue', HEAD)
    + flows('s>a', 'a>w', 'w>i', 'b>t', 't>i', 'i>r', 'r>e')

  test('counts the working time of the unit, and passes the dossier on when nobody did the step', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk)
    // Friday 09:00; 8 accounting hours are a working day: Monday 09:00.
    base.clock.set('2021-06-28T08:59+07:00')
    await work(desk)
    expect(await openSteps(desk, publicId)).toEqual([`w@${BRANCH}`])
    base.clock.set('2021-06-28T09:00+07:00')
    const { version } = await desk.dossier(publicId)
    await work(desk)
    await work(desk)
    expect([await openSteps(desk, publicId), await openStays(desk, publicId)]).toEqual([[`t@${TAX}`], [TAX, OWN]])
    const tasks = await listTasks(base.db, (await desk.dossier(publicId)).id)
    expect(tasks.map(({ nodeId: id, outcome }) => [id, outcome])).toEqual([['a', 'done'], ['w', 'cancelled'], ['t', null]])
    expect((await desk.events(publicId)).flatMap(({ type }) => /^dossier/.test(type) ? type : []))
      .toEqual(['dossier.accepted', 'dossier.moved-on'])
    // Who still sees the step of before is told.
    await expect(desk.act('check', publicId, ['officer', TAX], {}, { version })).rejects.toThrow('changed-meanwhile')
  })

  test('stands while the applicant is waited for, and comes as much working time later as went by', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk)
    await take(desk, publicId, BRANCH)
    await desk.act('ask-confirmation', publicId, ['officer', BRANCH])
    base.clock.set('2021-06-29T09:00+07:00')
    await work(desk)
    expect(await openSteps(desk, publicId)).toEqual([`w@${BRANCH}`])
    await desk.act('confirm', publicId, ['officer', BRANCH])
    // Friday 09:00 to Tuesday 09:00 are two days of work: what was due on Monday 28 at 09:00 is due on Wednesday.
    base.clock.set('2021-06-30T08:59+07:00')
    await work(desk)
    expect(await openSteps(desk, publicId)).toEqual([`w@${BRANCH}`])
    base.clock.set('2021-06-30T09:00+07:00')
    await work(desk)
    expect(await openSteps(desk, publicId)).toEqual([`t@${TAX}`])
  })

  test('is over with the step: nothing comes of it later', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk)
    await take(desk, publicId, BRANCH)
    await desk.act('check', publicId, ['officer', BRANCH])
    base.clock.set('2021-07-28T09:00+07:00')
    await work(desk)
    expect(await openSteps(desk, publicId)).toEqual([`i@${BRANCH}`])
  })

  test('after it has come, the deed before is not undone', async () => {
    const desk = await deskWith(MODEL)
    const publicId = await receive(desk)
    const viewer = await base.viewerAs('officer', BRANCH, 'dossier.work')
    base.clock.set('2021-06-28T08:59:55+07:00')
    await desk.act('take', publicId, viewer)
    base.clock.set('2021-06-28T09:00:01+07:00')
    await work(desk)
    const sender = { actorId: viewer.accountId }
    const undo = base.inOneGo((ctx) => undoDeed(ctx, desk.province, { publicId, viewer }), sender)
    await expect(undo).rejects.toThrow('undo-not-possible')
  })
})

test('a table decides at the counter who appraises, by the declaration', async () => {
  const rule = (when: string, then: string) =>
    `<rule><inputEntry><text>${when}</text></inputEntry><outputEntry><text>${then}</text></outputEntry></rule>`
  const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:test">
    <inputData id="i" name="answers"><variable name="answers"/></inputData><decision id="tuyen" name="tuyen">
    <informationRequirement><requiredInput href="#i"/></informationRequirement><decisionTable hitPolicy="UNIQUE">
    <input><inputExpression><text>answers.dienTich</text></inputExpression></input><output name="tuyen"/>
    ${rule('&lt; 100', '"chi-nhanh"')}${rule('&gt;= 100', '"thue"')}</decisionTable></decision></definitions>`
  const desk = await deskWith(
    node('businessRuleTask', 'x', '', 'mc:decision="tuyen" mc:resultVariable="tuyen"')
    + node('exclusiveGateway', 'g', '', 'default="g-w"') + step('w', 'check', AT_BRANCH) + step('t', 'check', AT_TAX)
    + step('i', 'issue', HEAD)
    + flows('s>a', 'a>x', 'x>g', 'g>t[tuyen = "thue"]', 'g>w', 'w>i', 't>i', 'i>r', 'r>e'), { dmn })
  const handed = (dienTich: number) => ({
    person, territory: 'xa:18856', more: { answers: { nth: String(n += 1), dienTich } },
  })
  const [small, large] = [
    await desk.receive(LAND, ['reception', SECTION], handed(80)),
    await desk.receive(LAND, ['reception', SECTION], handed(120)),
  ]
  expect([await openSteps(desk, small.publicId), await openSteps(desk, large.publicId)])
    .toEqual([[`w@${BRANCH}`], [`t@${TAX}`]])
  expect((await runOf(desk, large.publicId))[0]?.variables).toEqual({ tuyen: 'thue' })
})

test('what waits for a message stays with whoever had it, and goes on when it comes', async () => {
  const desk = await deskWith(
    step('w', 'check', AT_BRANCH)
    + node('intermediateCatchEvent', 'm', '<bpmn:messageEventDefinition messageRef="msg"/>')
    + step('i', 'issue', AT_TAX) + flows('s>a', 'a>w', 'w>m', 'm>i', 'i>r', 'r>e'),
    { beside: '<bpmn:message id="msg" name="nop-thue"/>' })
  const publicId = await receive(desk)
  await take(desk, publicId, BRANCH)
  await desk.act('check', publicId, ['officer', BRANCH])
  expect([await openSteps(desk, publicId), await openStays(desk, publicId)]).toEqual([[], ['cq:so-tnmt']])
  await sql`insert into workflow.message (name, variables, sent_at) values ('nop-thue', '{}', ${base.clock.now()})`
    .execute(base.database.owner)
  await work(desk)
  expect([await openSteps(desk, publicId), await openStays(desk, publicId)])
    .toEqual([[`i@${TAX}`], [TAX, 'cq:so-tnmt']])
  await desk.act('receive', publicId, ['officer', TAX])
  expect(await openStays(desk, publicId)).toEqual([TAX])
})

test('a version has one process, for ever, and none that does not prove', async () => {
  const { id } = base.catalogue.on('2021-06-25').find('khai-sinh') ?? { id: 0n }
  const model = { ...await openModels(base.db).of((await base.processes.of(id)).modelId), xml: '' }
  await expect(base.inOneGo((ctx) => giveProcess(ctx, id, model))).rejects.toThrow('process-named')
  const { 'step-1': first, ...nodes } = model.model.nodes
  if (!first) throw new Error('there is no first step')
  const headless = { ...model, model: { ...model.model, nodes, flows: model.model.flows.slice(1) } }
  await expect(base.inOneGo((ctx) => giveProcess(ctx, id, headless))).rejects.toThrow('process-not-executable')
})
