/**
 * Need: in a process that somebody drew, with branches, a merge and a term that takes a step away, what people see is
 * what the run says, after each deed in whatever order and each moment that comes: a step for each token, and the case
 * with those who have a step.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deed } from '../../../test/deeds.ts'
import { type Desk, anAccountFor, openDesk } from '../../../test/dossier-desk.ts'
import { dossierProcess, publishFor, step } from '../../../test/dossier-processes.ts'
import { flows, node } from '../../../test/model-run.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { moverOn } from '../../../test/run-mover.ts'
import { processPollers } from '../../jobs/move-processes.ts'
import { openLog } from '../../platform/log.ts'
import type { Person } from '../identity/public.ts'
import { type Task, findStep } from '../workflow/public.ts'
import { moveCase } from './move-case.ts'
import { agencyAbove } from './places.ts'
import type { Viewer } from './viewer.ts'

const LAND = 'bien-dong-chuyen-nhuong'
const SECTION = 'cq:ubnd-dong-hoi:bpmc'
const [BRANCH, TAX] = [['officer', 'district/cn-vpdkdd'], ['officer', 'cq:cuc-thue']] as const
/** Two at once; the branch's step goes to the tax office after two days; merged, joined, proposed, issued. */
const MODEL = node('parallelGateway', 'f') + step('w', 'check', BRANCH) + step('t', 'check', TAX)
  + node('boundaryEvent', 'late', '<bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition>',
    'attachedToRef="w"')
  + step('x', 'check', TAX) + node('exclusiveGateway', 'm') + node('parallelGateway', 'j')
  + step('q', 'propose', BRANCH) + step('i', 'issue', ['agency_head', 'district/cn-vpdkdd'])
  + flows('s>a', 'a>f', 'f>w', 'f>t', 'late>x', 'w>m', 'x>m', 'm>j', 't>j', 'j>q', 'q>i', 'i>r', 'r>e')
const OTHERS: readonly Deed[] = [
  'return-step', 'ask-supplement', 'supplement', 'take', 'ask-payment', 'pay', 'receive',
]

let base: Province
let desk: Desk
let person: Person
beforeAll(async () => {
  base = await createProvince()
  desk = openDesk(await publishFor(base, LAND, dossierProcess(MODEL)))
  person = await base.aPerson(1)
})
afterAll(() => base.drop())

async function letTimeCome(): Promise<void> {
  const { province } = desk
  const moving = moverOn(province.db, province.feel, { moveCase: (ctx, due) => moveCase(ctx, province, due) })
  for (const { run } of processPollers({ ...province, log: openLog('silent'), ...moving })) await run()
}

/** Whoever has the step, and nobody's head. */
function viewerFor(task: Task | undefined): Viewer {
  const unitId = task?.unitId ?? null
  return {
    accountId: anAccountFor(task), fullName: 'Trần Văn Mẫu', personId: null, heads: [],
    grants: task ? [{ role: task.role, unitId: task.unitId }] : [],
    reaches: [unitId === null ? { reach: 'province', unitId } : { reach: 'unit', unitId }],
  }
}

async function check(publicId: string): Promise<void> {
  const dossier = await desk.dossier(publicId)
  const { tasks, legs } = await desk.standing(publicId)
  const { rows } = await sql<{ state: string; id: number | null; node: string }>`
    select state, token.id, node_id as node from workflow.instance
    left join workflow.token on instance_id = instance.id and at = 'user'
    where case_id = ${dossier.id} order by token.id`.execute(base.database.owner)
  const isOver = ['returned', 'unsettled', 'withdrawn', 'stopped'].includes(dossier.state)
  expect(rows[0]?.state === 'running').toBe(!isOver)
  const standing = rows.flatMap(({ id, node: at }) => id === null ? [] : [`${String(id)} ${at}`])
  expect(tasks.map(({ tokenId, nodeId }) => `${String(tokenId)} ${nodeId}`).sort()).toEqual(standing.sort())
  const directory = base.directory.on('2021-06-25')
  const agencies = (ids: readonly bigint[]) => [...new Set(ids)].sort()
  const busy = agencies(tasks.flatMap(({ unitId }) => {
    const unit = directory.byId(unitId)
    return unit ? [agencyAbove(directory, unit).id] : []
  }))
  const stays = legs.filter(({ endedAt }) => endedAt === null)
  const withWhom = stays.map(({ agencyId }) => agencyId)
  // Whoever handed it over has it still while somebody has not taken it on by name, and only then.
  const isTakenOn = stays.every(({ receivedAt }) => receivedAt !== null)
  expect(agencies(withWhom)).toEqual(isOver ? [] : isTakenOn ? busy : expect.arrayContaining(busy))
  expect(new Set(withWhom).size).toBe(withWhom.length)
}

const one = fc.record({ choice: fc.nat(10_000), hours: fc.integer({ min: 0, max: 30 }), isOther: fc.nat(3) })

test('after each deed and each moment', async () => {
  let moment = Date.parse('2021-06-25T08:00+07:00')
  const [passed, did] = [new Set<string>(), new Set<Deed>()]
  await fc.assert(fc.asyncProperty(fc.array(one, { minLength: 8, maxLength: 30 }), async (walk) => {
    base.clock.set(new Date((moment += 60_000)).toISOString())
    const { publicId } = await desk.receive(LAND, ['reception', SECTION], { person, territory: 'xa:18856' })
    await check(publicId)
    for (const { choice, hours, isOther } of walk) {
      base.clock.set(new Date((moment += hours * 3_600_000)).toISOString())
      await letTimeCome()
      await check(publicId)
      const { tasks } = await desk.standing(publicId)
      const task = tasks[choice % Math.max(1, tasks.length)]
      const { model } = await desk.province.processes.of((await desk.dossier(publicId)).procedureVersionId)
      const asked = findStep(model, task?.nodeId ?? '')?.action as Deed | undefined
      // Whoever signs gives back every third time, or the way back would be left to chance.
      const isBack = asked === 'issue' && choice % 3 === 0
      const deed = isBack ? 'return-step' : isOther > 0 && asked ? asked : OTHERS[choice % OTHERS.length] ?? 'take'
      const done = await desk.tryTo(deed, publicId, viewerFor(task), {
        items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }], outcome: 'settle',
        ...task && { step: task.nodeId },
        components: deed === 'supplement' ? [{ component: 'to-khai', uploads: [await desk.upload(1n)] }] : [],
      })
      if (done.ok) {
        did.add(deed)
        passed.add(task?.nodeId ?? '')
      }
      await check(publicId)
    }
  }), { numRuns: 20, seed: 20210625, endOnFailure: true })
  // Walks that go nowhere would prove nothing: all ways were gone, the term's among them, and some came to the end.
  expect([...passed]).toEqual(expect.arrayContaining(['w', 't', 'x', 'q', 'i', 'r']))
  expect([...did]).toEqual(expect.arrayContaining(['return-step', 'ask-supplement', 'supplement', 'return-result']))
})
