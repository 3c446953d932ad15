/** Need: a service is tried before it is published, on the real engine, and nothing of the trial stays (ADR 0037). */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { bpmn, flows, node } from '../../../test/model-run.ts'
import { packageOf } from '../../../test/sample-package.ts'
import { refuse } from '../../kernel/result.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { type Json, inTransaction } from '../../platform/db.ts'
import { openFeel } from '../../platform/feel/open-feel.ts'
import { openBpmnReader, readToPublish } from '../workflow/public.ts'
import { compileProcess } from './compile-process.ts'
import type { PackageData } from './package-data.ts'
import { type TriedPackage, tryPackage } from './try-package.ts'

let database: TestDatabase
const [feel, reader] = [openFeel(), openBpmnReader()]
beforeAll(async () => { database = await createDatabase() })
afterAll(async () => Promise.all([database.drop(), feel.close(), reader.close()]))

const CALENDAR: WorkCalendar = {
  from: '2021-01-01', until: '2021-12-31', holidays: new Set(), makeUpDays: new Set(),
  shifts: [[450, 690], [810, 1_020]],
}
type Answers = readonly (readonly [node: string, answer: Record<string, Json>])[]

/** As the door does it: a deed that is always refused. */
async function tried(data: PackageData, input: Record<string, Json>, answers: Answers): Promise<TriedPackage> {
  const { model, decisions, findings } = await compileProcess(data, {
    feel, readDrawn: async (one) => readToPublish(database.app, reader, { ...one, deeds: new Set() }),
  })
  if (!model) throw new Error(findings.map(({ text }) => text).join('\n'))
  const backing = database.backing(stoppedClock('2021-06-25T08:00+07:00'))
  const sender = { actorId: 11n, requestId: crypto.randomUUID(), bodyHash: Buffer.alloc(32) }
  const outcome = await inTransaction(backing, sender,
    async (ctx) => refuse({
      code: 'trial-over' as const,
      tried: await tryPackage(ctx, {
        model, decisions, feel, calendar: CALENDAR, input,
        answers: answers.map(([at, answer]) => ({ node: at, answer })),
      }),
    }), () => ({ status: 200, body: null }))
  if (outcome.ok || outcome.refusal.code !== 'trial-over') throw new Error('a trial was let through')
  return outcome.refusal.tried
}

async function stored(): Promise<unknown> {
  const { rows } = await sql`select (select count(*)::int from workflow.instance) as runs, (select count(*)::int from workflow.token) as tokens,
    (select count(*)::int from workflow.model) as models, (select count(*)::int from audit.event) as events`.execute(database.owner)
  return rows[0]
}

test('the steps of a package are done one after another, and nothing stays', async () => {
  const before = await stored()
  const first = await tried(packageOf('thu'), {}, [])
  expect(first).toMatchObject({
    state: 'waiting', faults: [],
    waiting: [{ node: 'step-1', for: 'user', name: 'Tiếp nhận hồ sơ', role: 'reception', unit: 'commune/one-stop', minutes: 120 }],
  })
  const steps: Answers = [['step-1', {}], ['step-2', { agreed: true }], ['step-3', {}], ['step-4', {}]]
  expect(await tried(packageOf('thu'), {}, steps)).toMatchObject({
    state: 'completed', waiting: [], variables: { agreed: true },
  })
  expect(await stored()).toEqual(before)
})

const task = (id: string) => node('userTask', id, '', `name="Bước ${id}" mc:role="officer" mc:unitRule="commune" mc:action="propose"`)
const DRAWN = node('startEvent', 's') + node('businessRuleTask', 'r', '', 'mc:decision="cach" mc:resultVariable="cach"')
  + node('exclusiveGateway', 'g', '', 'default="g-b"') + task('a') + task('b') + node('endEvent', 'e')
  + flows('s>r', 'r>g', 'g>a[cach = "xem"]', 'g>b', 'a>e', 'b>e')
const TABLE = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="u">
  <inputData id="i" name="answers"><variable name="answers"/></inputData><decision id="cach" name="cach">
  <informationRequirement><requiredInput href="#i"/></informationRequirement><decisionTable hitPolicy="FIRST">
  <input><inputExpression><text>answers.household.members</text></inputExpression></input><output name="cach"/>
  <rule><inputEntry><text>&gt;= 6</text></inputEntry><outputEntry><text>"xem"</text></outputEntry></rule>
  <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"thôi"</text></outputEntry></rule></decisionTable></decision></definitions>`
const drawn = packageOf('thu', { process: { bpmn: bpmn(DRAWN) }, decisions: [{ id: 'cach', dmn: TABLE }] })
const of = async (members: Json) => tried(drawn, { answers: { household: { members } } }, [])

test('a drawn process goes the way that its table says of the sample data', async () => {
  expect((await of(7)).waiting.map(({ node: at }) => at)).toEqual(['a'])
  expect((await of(3)).waiting.map(({ node: at }) => at)).toEqual(['b'])
  expect((await of(3)).passed.map(({ node: at }) => at)).toEqual(['s', 'r', 'g'])
})

test('what stops it is told with its step, and an answer for a step that does not wait changes nothing', async () => {
  const wrong = packageOf('thu', {
    process: { bpmn: bpmn(DRAWN.replace('mc:decision="cach"', 'mc:decision="khac"')) },
    decisions: [{ id: 'khac', dmn: TABLE.replaceAll('"cach"', '"khac"').replace('"thôi"', '1 +') }],
  })
  const stopped = await tried(wrong, { answers: { household: { members: 3 } } }, [['a', {}]])
  expect([stopped.state, stopped.waiting]).toEqual(['incident', []])
  expect(stopped.faults).toMatchObject([{ node: 'r' }])
})

test('a term of working time is waited for, as it will be', async () => {
  const timer = '<bpmn:timerEventDefinition mc:calendar="working"><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition>'
  const late = DRAWN + node('boundaryEvent', 'late', timer, 'attachedToRef="a"') + flows('late>b')
  const waits = await tried(packageOf('thu', {
    process: { bpmn: bpmn(late) }, decisions: [{ id: 'cach', dmn: TABLE }],
  }), { answers: { household: { members: 7 } } }, [])
  expect([waits.state, waits.faults]).toEqual(['waiting', []])
  expect(waits.waiting.map(({ node: at, for: what }) => `${at} ${what}`)).toEqual(['a user', 'late timer'])
})
