import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { BirthDesk } from '../birth.ts'
import { type Instance, newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { brokenInvariants } from './invariants.ts'
import { type Book, compare, openBook, openDesks, openTruth, sendAgain, writeUntil } from './load.ts'
import { until } from './postgres-process.ts'
import { workersOf } from './program-process.ts'
import { type Guard, withoutGuards } from './without-guard.ts'

export const KILL: Drill = {
  name: 'kill', tests: 'T2',
  promise: 'What was acknowledged is stored whole; what was not is absent, or done once when it is sent again',
  attack: 'kill -9 of server and worker, each fifth time of the worker first, at a random moment while twenty clerks send '
    + 'births with their papers',
  control: 'statements without a transaction',
  breaks: ['halves'],
  rounds: { whole: 200, control: 10 }, minutes: 15, run,
}

/** Milliseconds under load before the kill. */
const [SOONEST, LATEST] = [50, 1_000]
/** After so many minutes no new round begins, so that all drills together stay within their time; the outcome tells how many were. */
const LONGEST = 9

/** What makes many statements one. */
export const NO_TRANSACTION: Guard = {
  file: 'server/src/platform/db.ts',
  text: "begin: CompiledQuery.raw(BEGIN), commit: CompiledQuery.raw('commit'), rollback: CompiledQuery.raw('rollback'),",
  instead: "begin: CompiledQuery.raw('select'), commit: CompiledQuery.raw('select'), rollback: CompiledQuery.raw('select'),",
}

/** In one of so many rounds the worker alone is killed, and everything when the program has started another. */
const WORKER_ALONE = 5

/**
 * Kills server and worker at a random moment while twenty clerks send complete birth registrations, starts them again,
 * sends once more, under its key, what got no answer, and looks whether everything is there, once and whole.
 */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const unguarded = isControl ? withoutGuards([NO_TRANSACTION]) : undefined
  const how = { folder, entry: unguarded?.entry }
  let instance = await startInstance(how)
  let truth = await openTruth(instance)
  const book = openBook()
  const found = new Map<string, number>()
  const whole = new Set<string>()
  const end = performance.now() + LONGEST * 60_000
  let [slowest, done] = [0, 0]
  try {
    const desks = await openDesks(instance.url, truth)
    for (let round = 1; round <= rounds && performance.now() < end; round += 1) {
      await truth.end()
      await loadAndKill(instance, { desks, book, isWorkerFirst: round % WORKER_ALONE === 0 })
      instance = await startInstance(how)
      truth = await openTruth(instance)
      slowest = Math.max(slowest, instance.startedIn)
      const cut = book.unanswered.length
      await sendAgain(instance.url, book)
      const broken = await brokenInvariants(truth, `${folder}/files`, whole)
      done = round
      for (const [name, count] of broken) found.set(name, Math.max(count, found.get(name) ?? 0))
      const faults = [...broken].map(([name, count]) => `, ${count} ${name}`).join('')
      tell(
        `round ${round}: ${book.acknowledged.size} acknowledged, ${cut} cut off, ready again after ${instance.startedIn.toFixed(1)} s${faults}`,
      )
    }
    const halves = [...found.values()].reduce((sum, one) => sum + one, 0)
    const { lost, doubled } = await compare(truth, book.acknowledged)
    return {
      rounds: done, acknowledged: book.acknowledged.size, lost: lost + book.refused, doubled, halves,
      figures: [{ name: 'slowest start after a kill', value: slowest, unit: 's' }],
    }
  } finally {
    await truth.end()
    await instance.stop()
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function loadAndKill(instance: Instance, { desks, book, isWorkerFirst }: {
  readonly desks: readonly BirthDesk[]
  readonly book: Book
  readonly isWorkerFirst: boolean
}): Promise<void> {
  const ending = new AbortController()
  const writing = writeUntil(instance.url, { desks, book, signal: ending.signal })
  await pause(randomInt(SOONEST, LATEST))
  if (isWorkerFirst) {
    const killed = workersOf(instance)
    for (const pid of killed) process.kill(pid, 'SIGKILL')
    await until('another worker', async () => workersOf(instance).some((pid) => !killed.includes(pid)))
  }
  await instance.kill()
  ending.abort()
  await writing
}
