import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { newFolder, startInstance } from '../../instance.ts'
import { FIRST_MORNING, readyFolder } from '../../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { openBook, openDesks, openTruth, writeUntil } from '../load.ts'
import { type Random, randomOf } from '../random.ts'
import { type Guard, withoutGuards } from '../without-guard.ts'
import { ON_ROWS, ON_SEALS, cutTail } from './changes.ts'
import { type Change, unhindered } from './tamper.ts'
import { openTargets } from './targets.ts'
import { labelsOf, verify } from './verify.ts'

export const SEAL: Drill = {
  name: 'seal', tests: 'T10',
  promise: 'What was changed past the program in events, dossiers, papers, files or the seals themselves is found, and where',
  attack: 'as superuser, while clerks write: edit, remove, put in, exchange, cut the end, put yesterday’s tables back, '
    + 'change seals, and change files on disk; the verification must name these places and no other',
  control: 'who did it, and the due date, are left out of what is sealed',
  rounds: { whole: 1_000, control: 120 }, minutes: 15, run,
}

const LEFT_OUT: readonly Guard[] = [
  { file: 'server/src/modules/audit/seal/leaf.ts', text: "'request_id, actor_id, on_behalf_of_id, from_addr'", instead: "'request_id, on_behalf_of_id, from_addr'" },
  { file: 'server/src/modules/audit/seal/leaf.ts', text: 'const CLOSED_COUNT = 4', instead: 'const CLOSED_COUNT = 3' },
  { file: 'server/src/modules/dossiers/sealed-record.ts', text: 'd.received_at,\n      d.due_at, d.decided_at', instead: 'd.received_at,\n      d.decided_at' },
]

const ENTRY = fileURLToPath(new URL('../../../server/bin/motcua.mjs', import.meta.url))
const SEED = 20210625
const [GROUP, SEALS_A_GROUP] = [60, 2]
/** The table over which the rate is told, and the births before the first change. */
const [SEEDED, SEEDED_AS_CONTROL, BIRTHS] = [20_000, 500, 250]
const FILES = 40
const QUIET_LOOKS = 3

interface Tally { changes: number; missed: number; falseAlarms: number }

/** Changes what is there in groups, each of other places, and holds what the verification names against what was done. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const random = randomOf(SEED)
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const unguarded = isControl ? withoutGuards(LEFT_OUT) : undefined
  const entry = unguarded?.entry ?? ENTRY
  const instance = await startInstance({ folder, entry, clock: `${FIRST_MORNING}T08:00:00+07:00` })
  const database = await openTruth(instance)
  const tally: Tally = { changes: 0, missed: 0, falseAlarms: 0 }
  const ending = new AbortController()
  try {
    const count = String(isControl ? SEEDED_AS_CONTROL : SEEDED)
    execFileSync(process.execPath, [entry, 'seed', '--dossiers', count, '--data', folder], { stdio: 'ignore' })
    const book = openBook()
    const desks = await openDesks(instance.url, database, 5)
    const writing = writeUntil(instance.url, { desks, book, signal: ending.signal })
    while (book.acknowledged.size < BIRTHS) await pause(500)
    for (let n = 0; n < QUIET_LOOKS; n += 1) tally.falseAlarms += labelsOf(await verify(entry, folder)).size
    await unhindered(database)
    const files = Math.min(FILES, Math.floor(rounds / 5))
    while (tally.changes < rounds - files - 2) {
      const size = Math.min(GROUP, rounds - files - 2 - tally.changes)
      await sealed(database)
      await attack(await group(database, random, size), tally, { tell, look: () => verify(entry, folder) })
    }
    ending.abort()
    await writing
    await sealed(database)
    for (const isYesterday of [false, true])
      await attack([await cutTail(database, isYesterday)], tally, { tell, look: () => verify(entry, folder) })
    await attack(await spoilFiles(database, random, { folder: join(folder, 'files'), count: files }), tally, {
      tell, look: () => verify(entry, folder, '--files'),
    })
    const last = await verify(entry, folder, '--files')
    tally.falseAlarms += labelsOf(last).size
    const { rowsPerSecond } = await verify(entry, folder)
    return {
      rounds: tally.changes,
      figures: [
        { name: 'changes not found at their place', value: tally.missed, atMost: 0 },
        { name: 'false alarms', value: tally.falseAlarms, atMost: 0 },
        { name: 'rows held against their seals', value: last.rows },
        ...isControl ? [] : [{ name: 'rows verified', value: rowsPerSecond, unit: 'a second', atLeast: 50_000 }],
        { name: 'dossiers written meanwhile', value: book.acknowledged.size },
      ],
    }
  } finally {
    ending.abort()
    await database.end()
    await instance.stop()
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Waits until the sealer has passed everything that was there when this was asked. */
async function sealed(database: pg.Pool): Promise<void> {
  const { rows: [end] } = await database.query<{ xid: string }>('select max(xid::text::bigint)::text as xid from audit.event')
  for (let tries = 0; tries < 300; tries += 1) {
    const { rows: [last] } = await database.query<{ isPast: boolean }>(
      'select xid >= $1::text::xid8 as "isPast" from audit.seal order by number desc limit 1', [end?.xid],
    )
    if (last?.isPast) return
    await pause(200)
  }
  throw new Error('nobody seals')
}

async function group(database: pg.Pool, random: Random, size: number): Promise<Change[]> {
  const targets = await openTargets(database, random, SEALS_A_GROUP)
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
  { tell, look }: { readonly tell: (line: string) => void; readonly look: () => ReturnType<typeof verify> },
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
  for (const { what, expected: [where] } of missed.slice(0, 5)) tell(`  not found: ${what} (${where ?? ''})`)
  for (const [label] of wrong.slice(0, 5)) tell(`  false alarm: ${label}`)
}

/** Files on disk that papers name: a bit turned, cut short, taken away. */
async function spoilFiles(
  database: pg.Pool, random: Random, { folder, count }: { readonly folder: string; readonly count: number },
): Promise<Change[]> {
  const { rows } = await database.query<{ sha256: string }>(
    "select distinct encode(sha256, 'hex') as sha256 from documents.paper order by 1",
  )
  const changes: Change[] = []
  const taken = new Set<string>()
  while (changes.length < Math.min(count, rows.length)) {
    const { sha256 } = random.pick(rows)
    if (taken.has(sha256)) continue
    taken.add(sha256)
    changes.push(random.pick([turnBit, cutShort, takeAway])(pathOf(folder, sha256), sha256, random))
  }
  return changes
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

function turnBit(path: string, sha256: string, random: Random): Change {
  const before = readFileSync(path)
  const file = openSync(path, 'r+')
  const at = random.below(before.length)
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  byte[0] = (byte[0] ?? 0) ^ (1 << random.below(8))
  writeSync(file, byte, 0, 1, at)
  closeSync(file)
  return { what: 'a bit of a file', expected: [`file-changed ${sha256}`], undo: async () => { writeFileSync(path, before) } }
}

function cutShort(path: string, sha256: string, random: Random): Change {
  const before = readFileSync(path)
  writeFileSync(path, before.subarray(0, random.below(before.length)))
  return { what: 'a file cut short', expected: [`file-changed ${sha256}`], undo: async () => { writeFileSync(path, before) } }
}

function takeAway(path: string, sha256: string): Change {
  renameSync(path, `${path}.away`)
  return { what: 'a file taken away', expected: [`file-missing ${sha256}`], undo: async () => { renameSync(`${path}.away`, path) } }
}
