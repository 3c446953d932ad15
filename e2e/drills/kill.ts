import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { BirthDesk } from '../birth.ts'
import { type Instance, newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { brokenInvariants } from './invariants.ts'
import { type Book, compare, openBook, openDesks, openTruth, sendAgain, writeUntil } from './load.ts'
import { isThere, until } from './postgres-process.ts'
import { workersOf } from './program-process.ts'
import { type Guard, withoutGuards } from './without-guard.ts'

export const KILL: Drill = {
  name: 'kill', tests: 'T2',
  promise: 'What was acknowledged is stored whole; what was not is absent, or done once when it is sent again',
  attack: 'kill -9 of server and worker, each fifth time of the worker first and each seventh of the server alone, at a '
    + 'random moment while twenty clerks send births with their papers',
  control: 'what a deed has written is committed with its event, before its answer is kept',
  breaks: ['halves'],
  rounds: { whole: 200, control: 10, all: 15 }, minutes: 45, run,
}

/** Milliseconds under load, from the first yes on, before the kill. */
const [SOONEST, LATEST] = [50, 1_000]
/** Seconds in which it is there again, and in which a worker whose program is gone has ended. */
const LIMIT = 10
/** Of each round, on the average: fewer, and it was not killed under load. */
const [FEWEST_DONE, FEWEST_CUT] = [3, 1]

/** What makes of a deed, its event and its answer one: without it whatever dies in between leaves a part. */
export const ONE_COMMIT: readonly Guard[] = [
  {
    file: 'server/src/modules/audit/public.ts',
    text: '  await leaveToCommit(tx, events.values({ ...whoOf(ctx), ...what }).execute())\n',
    instead: '  await events.values({ ...whoOf(ctx), ...what }).execute()\n'
      + "  for (const word of ['commit', 'begin']) await sql.raw(word).execute(tx)\n",
  },
]

/** In one of so many rounds the worker alone is killed, and everything when the program has started another. */
const WORKER_ALONE = 5
/** In one of so many the server alone, as the kernel does it that is out of memory: its worker must end by itself. */
const SERVER_ALONE = 7

/**
 * Kills server and worker at a random moment while twenty clerks send complete birth registrations, starts them again,
 * sends once more, under its key, what got no answer, and looks whether everything is there, once and whole.
 */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const unguarded = isControl ? withoutGuards(ONE_COMMIT) : undefined
  const how = { folder, entry: unguarded?.entry }
  let instance = await startInstance(how)
  let truth = await openTruth(instance)
  const book = openBook()
  const found = new Map<string, number>()
  const whole = new Set<string>()
  let [slowest, cutOff, outlived] = [0, 0, 0]
  try {
    const desks = await openDesks(instance.url, truth)
    for (let round = 1; round <= rounds; round += 1) {
      await truth.end()
      outlived += await loadAndKill(instance, { desks, book, round })
      instance = await startInstance(how)
      truth = await openTruth(instance)
      slowest = Math.max(slowest, instance.startedIn)
      const cut = book.unanswered.length
      cutOff += cut
      await sendAgain(instance.url, book)
      const broken = await brokenInvariants(truth, `${folder}/files`, whole)
      for (const [name, count] of broken) found.set(name, Math.max(count, found.get(name) ?? 0))
      const faults = [...broken].map(([name, count]) => `, ${count} ${name}`).join('')
      tell(
        `round ${round}: ${book.acknowledged.size} acknowledged, ${cut} cut off, ready again after ${instance.startedIn.toFixed(1)} s${faults}`,
      )
    }
    const halves = [...found.values()].reduce((sum, one) => sum + one, 0)
    const { lost, doubled } = await compare(truth, book.acknowledged)
    return {
      rounds, acknowledged: book.acknowledged.size, lost: lost + book.refused, doubled, halves,
      figures: [
        { name: 'done', value: book.acknowledged.size, atLeast: FEWEST_DONE * rounds },
        { name: 'cut off', value: cutOff, atLeast: FEWEST_CUT * rounds },
        { name: 'slowest start after a kill', value: slowest, unit: 's', atMost: LIMIT },
        { name: 'workers that outlived the program', value: outlived, atMost: 0 },
      ],
    }
  } finally {
    await truth.end()
    await instance.stop()
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Answers how many workers went on without the program. */
async function loadAndKill(instance: Instance, { desks, book, round }: {
  readonly desks: readonly BirthDesk[]
  readonly book: Book
  readonly round: number
}): Promise<number> {
  const ending = new AbortController()
  const before = book.acknowledged.size
  const writing = writeUntil(instance.url, { desks, book, signal: ending.signal })
  await until('a first yes', async () => book.acknowledged.size > before)
  await pause(randomInt(SOONEST, LATEST))
  if (round % WORKER_ALONE === 0) {
    const killed = workersOf(instance)
    for (const pid of killed) process.kill(pid, 'SIGKILL')
    await until('another worker', async () => workersOf(instance).some((pid) => !killed.includes(pid)))
  }
  const outlived = round % SERVER_ALONE === 0 ? await killServer(instance) : 0
  await instance.kill()
  ending.abort()
  await writing
  return outlived
}

async function killServer(instance: Instance): Promise<number> {
  const workers = workersOf(instance)
  process.kill(instance.pid, 'SIGKILL')
  const left = () => workers.filter(isThere)
  await until('no worker', async () => left().length === 0, LIMIT * 1_000).catch(() => undefined)
  const outlived = left()
  for (const pid of outlived) process.kill(pid, 'SIGKILL')
  return outlived.length
}
