import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { FIRST_MORNING } from '../../ready-folder.ts'
import type { Drill, DrillRun, Figure, Outcome } from '../drill.ts'
import { openTown } from '../mixing/town.ts'
import { type Random, randomOf } from '../random.ts'
import { untilJobsRest } from '../settled.ts'
import { type Guard } from '../without-guard.ts'
import { withProgram } from '../with-program.ts'
import { drawCases } from './cases.ts'
import { drawCommands } from './commands.ts'
import { drawDeed } from './deeds.ts'
import { drawDeskDeeds } from './desk-deeds.ts'
import { drawKhoDeeds } from './kho-deeds.ts'
import { type Draw, type Drawn, type Tally, count } from './left.ts'
import { NOT_DRAWN } from './not-drawn.ts'
import { type Office, openOffices } from './offices.ts'
import { drawPortalDeeds } from './portal-deeds.ts'
import { drawImports } from './imports.ts'
import { drawRaisings } from './person-deeds.ts'
import { openApplicants, openFirm } from './portal-people.ts'
import { leftByClosing, untilToldOf } from './closing.ts'
import { drawSheets } from './sheet-deeds.ts'
import { drawShifts } from './shift-deeds.ts'

export const RECORD: Drill = {
  name: 'record', tests: 'T41',
  promise: 'Every write leaves its event and every look at a person its row, and nothing else leaves any',
  attack: 'random deeds of clerks, officers, administrators and citizens on pages and API, commands, imports, the jobs that '
    + 'follow and the end of the day, done and refused, once and twice, counted here and held against events, requests, '
    + 'reads and attempts',
  control: 'opening the talk about a dossier is not put on record',
  breaks: ['missing on record'],
  rounds: { whole: 10_000, control: 400, all: 1_600 }, minutes: 8, run,
}

const [HANDS, CITIZENS, SEED] = [16, 20, 41]
/** Four and seven of the hours in which a dossier is answered have passed, and every section has closed. */
const CLOSED = '17:00:01'
/** It takes a minute, and is drawn once. */
const FOR_AN_IMPORT = 1_500
/** Whoever looks for what waits does so every half a minute. */
const FOR_A_CLOSING = 400
/** Deeds of many requests, or of which there can be few. */
const [ROUNDS_A_COMMAND, ROUNDS_A_SHIFT, ROUNDS_A_RAISING] = [1_500, 200, 800]
/** One event tells of a batch, as many as came between two looks of the worker: papers are counted, not events. */
const CODED = 'papers coded'
/** From so many deeds on each kind that is drawn must have come about. */
const ALL_DRAWN = 10_000
const EVENTS = fileURLToPath(new URL('../../../docs/events.md', import.meta.url))

/** Whoever opens the talk is noted. */
const TALK_ON_RECORD: Guard = {
  file: 'server/src/api/talk.ts',
  text: "page: 'talk', purpose: 'dossier.read', dossierId: dossier.id, personIds: [dossier.applicantId],",
  instead: "page: 'talk', purpose: 'dossier.read', dossierId: dossier.id, personIds: [],",
}

async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  return withProgram({
    without: isControl ? [TALK_ON_RECORD] : undefined, clock: `${FIRST_MORNING}T08:00:00+07:00`,
    // What outside systems say comes when they like; it is counted in tests and drills of its own.
    env: { HASH_MEMORY_KIB: '64', HASH_TIME_COST: '1' }, isAlone: true,
  }, async ({ instance, truth, client, folder, entry }) => {
    const town = await openTown(instance, truth, CITIZENS)
    const offices = await openOffices(town, truth)
    const portal = {
      town, offices, truth, applicants: await openApplicants(instance.url, truth),
      firm: await openFirm(instance.url, truth, offices[0] as Office), unanswered: new Set<string>(),
    }
    await untilJobsRest(truth)
    const { record: before, coded: codedBefore } = await readAtRest(truth)
    tell(`${town.citizens.length} citizens, ${offices.length} communes`)
    const draws: Draws = [
      [51, drawDeed(town)], [18, drawCases(offices)], [16, drawDeskDeeds(offices)], [9, drawPortalDeeds(portal)],
      [3, drawKhoDeeds(town, instance.url)],
      [3, drawSheets(offices)], [1, drawShifts(offices, Math.ceil(rounds / ROUNDS_A_SHIFT))],
      [1, drawRaisings({ offices, truth, url: instance.url }, Math.ceil(rounds / ROUNDS_A_RAISING))],
      [1, drawCommands(folder, entry, Math.ceil(rounds / ROUNDS_A_COMMAND))],
      [1, drawImports(instance, entry, rounds >= FOR_AN_IMPORT)],
    ]
    const begun = performance.now()
    const { expected, unexpected } = await doAll(draws, rounds, tell)
    tell(`${rounds} deeds in ${((performance.now() - begun) / 1_000).toFixed(0)} s`)
    town.close()
    await untilJobsRest(truth)
    if (rounds >= FOR_A_CLOSING) {
      const closing = await leftByClosing(truth, portal.unanswered)
      count(expected, { events: closing })
      await client.json('POST', '/demo/clock', { body: { at: `${FIRST_MORNING}T${CLOSED}+07:00` } })
      await untilToldOf(truth, closing)
      await untilJobsRest(truth)
    }
    const { record: after, coded } = await readAtRest(truth)
    expected.set(CODED, coded - codedBefore)
    const { missing, extra } = compare(expected, before, after, tell)
    return {
      rounds,
      figures: [
        { name: 'missing on record', value: missing, atMost: 0 },
        { name: 'on record though nothing was done', value: extra, atMost: 0 },
        { name: 'events that no request asked for', value: await eventsOfNoRequest(truth), atMost: 0 },
        { name: 'looks that do not say at whom', value: await looksAtNobody(truth), atMost: 0 },
        { name: 'answers of another status', value: unexpected, atMost: 0 },
        kindsOfEvents(expected, rounds, tell),
        { name: 'rows expected', value: [...expected.values()].reduce((sum, one) => sum + one, 0) },
      ],
    }
  })
}

/** How many types of events of the list came about; a new one must be drawn, or named as not drawn. */
function kindsOfEvents(expected: Tally, rounds: number, tell: DrillRun['tell']): Figure {
  const listed = readFileSync(EVENTS, 'utf8').matchAll(/^\| `([a-z-]+\.[a-z.-]+)`/gm)
  const drawn = [...new Set([...listed].map(([, type]) => type ?? ''))].filter((type) => !NOT_DRAWN.includes(type))
  const seen = new Set([...expected.keys()].map((key) => key.split(' ')[1] ?? ''))
  const missed = drawn.filter((type) => !seen.has(type))
  if (missed.length > 0) tell(`never came about: ${missed.join(', ')}`)
  return {
    name: 'kinds of events', value: drawn.length - missed.length,
    ...rounds >= ALL_DRAWN && { atLeast: drawn.length },
  }
}

type Draws = readonly (readonly [weight: number, Draw])[]

async function doAll(
  draws: Draws, rounds: number, tell: DrillRun['tell'],
): Promise<{ readonly expected: Tally; readonly unexpected: number }> {
  const expected: Tally = new Map()
  const random = randomOf(SEED)
  let [left, unexpected] = [rounds, 0]
  await Promise.all(Array.from({ length: HANDS }, async () => {
    while (left > 0) {
      left -= 1
      if (left % 1_000 === 0) tell(`${left} to go`)
      const drawn = drawAny(draws, random)
      const { status, body } = await drawn.do()
      if (status === drawn.status) {
        count(expected, drawn.left)
        continue
      }
      unexpected += 1
      if (unexpected < 6) tell(`${drawn.name}: ${status} instead of ${drawn.status}: ${body.toString().slice(0, 300)}`)
    }
  }))
  return { expected, unexpected }
}

function drawAny(draws: Draws, random: Random): Drawn {
  for (;;) {
    let left = random.below(draws.reduce((sum, [weight]) => sum + weight, 0))
    const drawn = draws.find(([weight]) => (left -= weight) < 0)?.[1](random)
    if (drawn) return drawn
  }
}

function compare(
  expected: Tally, before: Tally, after: Tally, tell: DrillRun['tell'],
): { readonly missing: number; readonly extra: number } {
  let [missing, extra, told] = [0, 0, 0]
  for (const key of new Set([...expected.keys(), ...before.keys(), ...after.keys()])) {
    const left = (after.get(key) ?? 0) - (before.get(key) ?? 0)
    const wanted = expected.get(key) ?? 0
    if (left === wanted) continue
    told += 1
    if (told <= 20) tell(`${key}: ${left} instead of ${wanted}`)
    missing += Math.max(0, wanted - left)
    extra += Math.max(0, left - wanted)
  }
  return { missing, extra }
}

/** How many rows there are of each kind and dossier: of people, and of the program in answer to what people did. */
async function readRecord(database: pg.Pool): Promise<Tally> {
  const { rows } = await database.query<{ key: string; many: string }>(`
    select concat_ws(' ', 'event', type, d.public_id) as key, count(*) as many from audit.event e
    left join dossiers.dossier d on d.id = e.dossier_id where type <> 'papers.coded' group by 1 union all
    select '${CODED}', sum((data->>'count')::integer) from audit.event where type = 'papers.coded' union all
    select concat_ws(' ', 'read', page, d.public_id), count(*) from audit.read r
    left join dossiers.dossier d on d.id = r.dossier_id group by 1 union all
    select 'request', count(*) from audit.request where actor_id <> 1 union all
    select 'attempt', count(*) from identity.attempt where kind = 'password' and cleared_at is null group by 1`)
  return new Map(rows.map(({ key, many }) => [key, Number(many)]))
}

/** The record, and papers that have codes, as of one moment: a paper may still be read, and is coded when it was. */
async function readAtRest(database: pg.Pool): Promise<{ readonly record: Tally; readonly coded: number }> {
  for (;;) {
    const coded = await countDigitised(database)
    const record = await readRecord(database)
    if (coded === await countDigitised(database)) return { record, coded }
  }
}

/**
 * Papers that got codes of the worker: scanned at a desk and described since, or in the Kho; a result has one when it
 * is made. That none waits for ever is tested apart (jobs/code-papers.db.test.ts).
 */
async function countDigitised(database: pg.Pool): Promise<number> {
  const { rows: [row] } = await database.query<{ many: string }>(`
    select count(*) as many from documents.paper
    where source <> 'result' and code is not null and (source = 'scan' or kept_at is not null)`)
  return Number(row?.many)
}

/** What somebody is said to have done, though they asked nothing under that id, nor anybody who had yet to sign in. */
async function eventsOfNoRequest(database: pg.Pool): Promise<number> {
  const { rows: [row] } = await database.query<{ many: string }>(`
    select count(*) as many from audit.event e where actor_id <> 1
    and not exists (select from audit.request r where r.id = e.request_id and r.actor_id in (1, e.actor_id))`)
  return Number(row?.many)
}

/** A look at a dossier must be found by whoever handed it in, and any look by somebody. */
async function looksAtNobody(database: pg.Pool): Promise<number> {
  const { rows: [row] } = await database.query<{ many: string }>(`
    select count(*) as many from audit.read r left join dossiers.dossier d on d.id = r.dossier_id
    where cardinality(r.person_ids) = 0 or d.applicant_id <> all(r.person_ids)`)
  return Number(row?.many)
}
