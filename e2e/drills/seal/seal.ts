import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { ENTRY, newFolder, startInstance } from '../../instance.ts'
import { FIRST_MORNING, readyFolder } from '../../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { type Book, openBook, openDesks, openTruth, writeUntil } from '../load.ts'
import { type Random, randomOf } from '../random.ts'
import { settled } from '../settled.ts'
import { type Guard, withoutGuards } from '../without-guard.ts'
import { ON_ROWS, ON_SEALS, cutTail } from './changes.ts'
import { spoilFiles } from './files.ts'
import { type Standing, standing } from './standing.ts'
import { type Change, unhindered } from './tamper.ts'
import { openTargets } from './targets.ts'
import { labelsOf, verify } from './verify.ts'

export const SEAL: Drill = {
  name: 'seal', tests: 'T10',
  promise: 'What was changed past the program in events, dossiers, papers, files or the seals themselves is found, and '
    + 'where',
  attack: 'as superuser, while clerks write other dossiers: edit, remove, put in, exchange, cut the end, put the tables '
    + 'of yesterday back, change seals, and change files on disk; the verification must name these places and no other',
  control: 'who did it, and the due date, are left out of what is sealed',
  breaks: ['changes found at their place'],
  rounds: { whole: 1_000, control: 120, all: 200 }, minutes: 8, run,
}

const LEAF = 'server/src/modules/audit/seal/leaf.ts'
const LEFT_OUT: readonly Guard[] = [
  {
    file: LEAF, text: "'request_id, actor_id, on_behalf_of_id, from_addr, for_person_id'",
    instead: "'request_id, on_behalf_of_id, from_addr, for_person_id'",
  },
  { file: LEAF, text: 'const CLOSED_COUNT = 5', instead: 'const CLOSED_COUNT = 4' },
  {
    file: 'server/src/modules/dossiers/sealed-record.ts', text: 'd.received_at,\n      d.due_at, d.decided_at',
    instead: 'd.received_at,\n      d.decided_at',
  },
]

const SEED = 20210625
const [GROUP, SEALS_A_GROUP] = [240, 6]
/** The table over which the rate is told, and the births that are attacked. */
const [SEEDED, SEEDED_AS_CONTROL, BIRTHS] = [10_000, 500, 250]
const FILES = 40
const QUIET_LOOKS = 2

interface Tally { changes: number; missed: number; falseAlarms: number }

interface Place {
  readonly entry: string
  readonly folder: string
  readonly url: string
  readonly database: pg.Pool
  readonly random: Random
  readonly tell: (line: string) => void
}

/** Begins the program, lets clerks write, and clears everything away. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const unguarded = isControl ? withoutGuards(LEFT_OUT) : undefined
  const entry = unguarded?.entry ?? ENTRY
  const instance = await startInstance({ folder, entry, clock: `${FIRST_MORNING}T08:00:00+07:00` })
  const database = await openTruth(instance)
  const place = { entry, folder, url: instance.url, database, random: randomOf(SEED), tell }
  try {
    const count = String(isControl ? SEEDED_AS_CONTROL : SEEDED)
    execFileSync(process.execPath, [entry, 'seed', '--dossiers', count, '--data', folder], { stdio: 'ignore' })
    return await attackAll(place, { rounds, isControl })
  } finally {
    await database.end()
    await instance.stop()
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Changes what is there in groups, each of other places, and holds what the verification names against what was done.
 * Only what nobody works on any more is changed: a lawful deed on a changed dossier would seal the change with it, and
 * what is taken back afterwards would truly differ from that seal.
 */
async function attackAll(
  place: Place, { rounds, isControl }: Pick<DrillRun, 'rounds' | 'isControl'>,
): Promise<Outcome> {
  const { entry, folder, url, database, random } = place
  const tally: Tally = { changes: 0, missed: 0, falseAlarms: 0 }
  const look = () => verify(entry, folder)
  const book = openBook()
  const desks = await openDesks(url, database, 5)
  await writing(place, { desks, book }, async () => {
    while (book.acknowledged.size < BIRTHS) await pause(200)
    for (let n = 0; n < QUIET_LOOKS; n += 1) tally.falseAlarms += labelsOf(await look()).size
  })
  await settled(database)
  const stand = await standing(database)
  await unhindered(database)
  const files = Math.min(FILES, Math.floor(rounds / 5))
  const before = book.acknowledged.size
  await writing(place, { desks, book }, async () => {
    while (tally.changes < rounds - files - 2) {
      const size = Math.min(GROUP, rounds - files - 2 - tally.changes)
      await attack(await group(place, stand, size), tally, { place, look })
    }
  })
  await settled(database)
  const meanwhile = book.acknowledged.size - before
  for (const isYesterday of [false, true]) await attack([await cutTail(database, isYesterday)], tally, { place, look })
  const lookAtFiles = () => verify(entry, folder, '--files')
  const spoilt = await spoilFiles(database, random, { folder: join(folder, 'files'), count: files })
  await attack(spoilt, tally, { place, look: lookAtFiles })
  const last = await lookAtFiles()
  tally.falseAlarms += labelsOf(last).size
  const { rowsPerSecond } = await look()
  const { touched } = await standing(database, stand)
  return {
    rounds: tally.changes,
    figures: [
      { name: 'changes found at their place', value: tally.changes - tally.missed, atLeast: tally.changes },
      { name: 'false alarms', value: tally.falseAlarms, atMost: 0 },
      { name: 'deeds on what was attacked', value: touched, atMost: 0 },
      { name: 'rows held against their seals', value: last.rows },
      ...isControl ? [] : [{ name: 'rows verified', value: rowsPerSecond, unit: 'a second', atLeast: 50_000 }],
      { name: 'dossiers written meanwhile', value: meanwhile, atLeast: 1 },
    ],
  }
}

/** Does this while clerks write. */
async function writing(
  { url }: Place, { desks, book }: { readonly desks: Awaited<ReturnType<typeof openDesks>>; readonly book: Book },
  meanwhile: () => Promise<void>,
): Promise<void> {
  const ending = new AbortController()
  const clerks = writeUntil(url, { desks, book, signal: ending.signal })
  try {
    await meanwhile()
  } finally {
    ending.abort()
    await clerks
  }
}

async function group({ database, random }: Place, stand: Standing, size: number): Promise<Change[]> {
  const targets = await openTargets(database, random, { stand, sealsToChange: SEALS_A_GROUP })
  const changes: Change[] = []
  for (let n = 0; n < size; n += 1) {
    const attacks = targets.hasSeal() ? ON_SEALS : ON_ROWS
    changes.push(await random.pick(attacks)(database, targets, random))
  }
  return changes
}

/** What was done against what is named; then it is taken back. */
async function attack(
  changes: readonly Change[], tally: Tally,
  { place: { tell }, look }: { readonly place: Place; readonly look: () => ReturnType<typeof verify> },
): Promise<void> {
  const found = labelsOf(await look())
  for (const { undo } of [...changes].reverse()) await undo()
  const expected = new Set(changes.flatMap((change) => change.expected))
  const missed = changes.filter((change) => !change.expected.every((label) => found.has(label)))
  const wrong = [...found].filter(([label, seal]) =>
    !expected.has(label) && !changes.some(({ explains }) => explains?.(label, seal) ?? false))
  tally.changes += changes.length
  tally.missed += missed.length
  tally.falseAlarms += wrong.length
  tell(`${tally.changes} changes: ${tally.missed} not found, ${tally.falseAlarms} false alarms`)
  for (const { what, expected: [where] } of missed.slice(0, 20)) tell(`  not found: ${what} (${where ?? ''})`)
  for (const [label] of wrong.slice(0, 5)) tell(`  false alarm: ${label}`)
}
