import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { BirthDesk } from '../birth.ts'
import { type Instance, newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { stageOf } from './fill-draft.ts'
import { brokenInvariants } from './invariants.ts'
import { ONE_COMMIT } from './kill.ts'
import { type Book, compare, openBook, openDesks, openTruth, sendAgain, writeUntil } from './load.ts'
import { type TypedStep, openStep } from './outage.ts'
import { isThere, postgresOf, startAgain, stopAtOnce, until } from './postgres-process.ts'
import { workersOf } from './program-process.ts'
import { withoutGuards } from './without-guard.ts'

export const DATABASE: Drill = {
  name: 'database', tests: 'T3',
  promise: 'When PostgreSQL stops at once, nothing acknowledged is lost, nobody types anything twice, and the program '
    + 'goes on by itself when it is back',
  attack: 'immediate stop of PostgreSQL while twenty clerks send births, started again under the running program',
  control: 'what a deed has written is committed with its event, before its answer is kept',
  breaks: ['lost', 'halves'],
  rounds: { whole: 50, control: 5, all: 4 }, minutes: 15, run,
}

/** Milliseconds under load, from the first yes on, before the stop, and for how long it is gone. */
const [SOONEST, LATEST] = [50, 1_000]
const [SHORTEST, LONGEST] = [100, 1_000]
/** Of each round, on the average: fewer, and it was not stopped under load. */
const FEWEST_DONE = 3
/** Of an outage, the citizen's page is looked at in so many rounds. */
const LOOKED_AT = 3
/** Seconds within which the first dossier is taken again. */
const LIMIT = 10
/** Milliseconds for the worker to write and send what is still to be told at the end. */
const TOLD_WITHIN = 120_000
/** What a clerk may be told meanwhile; a program knows by it to ask again. */
const UNAVAILABLE = 503

interface Found {
  readonly broken: Map<string, number>
  slowest: number
  ended: number
  workersEnded: number
  forgotten: number
}

/**
 * Stops PostgreSQL at a random moment, looks at the page that a citizen gets, starts it again and measures how long
 * until the first dossier is taken. Whatever got no answer is sent again under its key.
 */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const unguarded = isControl ? withoutGuards(ONE_COMMIT) : undefined
  const instance = await startInstance({
    folder, entry: unguarded?.entry,
    onLine: (line) => { if (!line.startsWith('{')) tell(line) }, // what is no line of the log is the last of a process
  })
  const book = openBook()
  const found: Found = { broken: new Map(), slowest: 0, ended: 0, workersEnded: 0, forgotten: 0 }
  const stage = await stageOf(instance)
  const whole = new Set<string>()
  let truth: pg.Pool | undefined
  try {
    truth = await openTruth(instance)
    const desks = await openDesks(instance.url, truth)
    // What the control breaks is seen in the rows.
    const steps = isControl
      ? []
      : [await openStep(stage, { hasScript: false, tell }), await openStep(stage, { hasScript: true, tell })]
    for (let round = 1; round <= rounds; round += 1) {
      await stopUnderLoad(instance, { desks, book, found, steps: round <= LOOKED_AT ? steps : [] })
      const cut = book.unanswered.length
      await sendAgain(instance.url, book)
      truth = await openTruth(instance)
      for (const [name, count] of await brokenInvariants(truth, `${folder}/files`, whole))
        found.broken.set(name, Math.max(count, found.broken.get(name) ?? 0))
      const faults = [...found.broken].map(([name, count]) => `, ${count} ${name}`).join('')
      tell(
        `round ${round}: ${book.acknowledged.size} acknowledged, ${cut} without a yes, slowest ${found.slowest.toFixed(1)} s${faults}`,
      )
      if (round < rounds) await truth.end()
    }
    const halves = [...found.broken.values()].reduce((sum, one) => sum + one, 0)
    const { lost, doubled } = await compare(truth, book.acknowledged)
    const untold = isControl ? 0 : await countUntold(truth)
    return {
      rounds, acknowledged: book.acknowledged.size, lost: lost + book.refused, doubled, halves, figures: [
        { name: 'done', value: book.acknowledged.size, atLeast: FEWEST_DONE * rounds },
        ...figuresOf(found, book), { name: 'dossiers of which the worker told nobody', value: untold, atMost: 0 },
      ],
    }
  } finally {
    await truth?.end().catch(() => undefined)
    await stage.close()
    await instance.stop()
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How many are left when the worker had its time: one that lives and does nothing would look well otherwise. */
async function countUntold(truth: pg.Pool): Promise<number> {
  const count = async () => {
    const { rows: [row] } = await truth.query<{ n: string }>(`
      select count(*) as n from dossiers.dossier d where received_at is not null and not exists (
        select from notifications.message where dossier_id = d.id and template = 'accepted' and state = 'sent')`)
    return Number(row?.n)
  }
  await until('everybody told', async () => await count() === 0, TOLD_WITHIN).catch(() => undefined)
  return count()
}

async function stopUnderLoad(instance: Instance, { desks, book, found, steps }: {
  readonly desks: readonly BirthDesk[]
  readonly book: Book
  readonly found: Found
  readonly steps: readonly TypedStep[]
}): Promise<void> {
  const ending = new AbortController()
  const writing = writeUntil(instance.url, { desks, book, signal: ending.signal })
  const [workers, postgres] = [workersOf(instance), postgresOf(instance.folder)]
  const url = instance.databaseUrl('postgres')
  const taken = book.acknowledged.size
  await until('a first yes', async () => book.acknowledged.size > taken)
  await pause(randomInt(SOONEST, LATEST))
  await stopAtOnce(postgres)
  for (const step of steps) if (!await step.isKept()) found.forgotten += 1
  await pause(randomInt(SHORTEST, LONGEST))
  await startAgain(postgres, url)
  const back = performance.now()
  const before = book.acknowledged.size
  await until('a dossier taken, or the program gone', async () =>
    book.acknowledged.size > before || !isThere(instance.pid))
  found.slowest = Math.max(found.slowest, (performance.now() - back) / 1_000)
  ending.abort()
  await writing
  for (const step of steps) if (!await step.isTaken()) found.forgotten += 1
  if (!isThere(instance.pid)) found.ended += 1
  found.workersEnded += workers.filter((pid) => !isThere(pid)).length
}

function figuresOf({ slowest, ended, workersEnded, forgotten }: Found, { statuses }: Book): Outcome['figures'] {
  const others = [...statuses].filter(([status]) => status !== UNAVAILABLE).reduce((sum, [, count]) => sum + count, 0)
  return [
    { name: 'slowest first dossier after the database is back', value: slowest, unit: 's', atMost: LIMIT },
    { name: 'times the program ended', value: ended, atMost: 0 },
    { name: 'times it started another worker', value: workersEnded },
    { name: 'pages that did not keep what was typed', value: forgotten, atMost: 0 },
    { name: 'answers meanwhile that do not say to ask again', value: others, atMost: 0 },
    { name: 'answers 503', value: statuses.get(UNAVAILABLE) ?? 0 },
  ]
}
