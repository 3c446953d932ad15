/**
 * Need: days and hours of work in a process are those of the calendar, so that nobody is reminded on a holiday of what
 * was due on none. Expected days are counted by hand from data/calendar.yaml.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from './database.ts'
import { inOneGo } from './in-one-go.ts'
import { bpmn, flows, node } from './model-run.ts'
import { moverOn } from './run-mover.ts'
import { readCalendars, workCalendarOf } from '../src/cli/read-calendar.ts'
import { ok } from '../src/kernel/result.ts'
import { stoppedClock } from '../src/platform/clock.ts'
import { faultOfFeel } from '../src/platform/feel/check-feel.ts'
import { type Feel, openFeel } from '../src/platform/feel/open-feel.ts'
import { beginRun, readBpmn, storeTrial } from '../src/modules/workflow/public.ts'

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

const [office] = readCalendars('data').values()
const dueOf = async (at: string, span: string, words = 'mc:calendar="working"') => {
  const xml = bpmn(node('startEvent', 's') + node('intermediateCatchEvent', 't',
    `<bpmn:timerEventDefinition ${words}><bpmn:timeDuration>${span}</bpmn:timeDuration></bpmn:timerEventDefinition>`)
    + flows('s>t'))
  const { model } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model || !office) throw new Error('there is no process or no calendar')
  const calendar = workCalendarOf(office)
  const run = await inOneGo(database.backing(stoppedClock(at)), async (ctx) => {
    const stored = await storeTrial(ctx, { model, xml, decisions: {} })
    const ports = moverOn(database.app, feel, { calendar }).mover.portsAt(ctx.now, stored)
    return ok(await beginRun(ctx, ports, { model: stored, caseId: null, variables: {} }))
  })
  const { rows: [token] } = await sql<{ dueAt: Date }>`
    select due_at from workflow.token where instance_id = ${run.id}`.execute(database.owner)
  return token?.dueAt
}

test.each([
  // Friday 24/01/2025 is the first day; 25, 26 weekend; 27 to 31 Tết; 1, 2 weekend: Monday 03/02 is the second.
  ['2025-01-24T07:30+07:00', 'P2D', '2025-02-03T17:00+07:00'],
  // Friday 25/04; Saturday 26/04 is worked for 02/05; Monday 28, Tuesday 29; 30/04, 01/05 and 02/05 off; Monday 05/05.
  ['2025-04-25T07:30+07:00', 'P5D', '2025-05-05T17:00+07:00'],
  // Sunday counts nothing; 8 accounting hours are a day of 7.5 by the clock, so that 4 are 3 h 45 from Monday 07:30.
  ['2025-04-20T09:00+07:00', 'PT4H', '2025-04-21T11:15+07:00'],
])('from %s, %s of work are over at %s', async (at, span, due) => {
  expect(await dueOf(at, span)).toEqual(new Date(due))
})

test('where the model says nothing of work it is time by the clock', async () => {
  expect(await dueOf('2025-01-24T07:30+07:00', 'P2D', '')).toEqual(new Date('2025-01-26T07:30+07:00'))
})
