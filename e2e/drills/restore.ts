import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync, copyFileSync, existsSync, openSync, readFileSync, readSync, readdirSync, renameSync, rmSync, statSync,
  truncateSync, writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { openBook, openDesks, openTruth, writeUntil } from './load.ts'
import { type PostgresProcess, postgresOf, startAgain, stopAtOnce } from './postgres-process.ts'
import { randomOf } from './random.ts'
import { settled } from './settled.ts'
import { type Guard, withoutGuards } from './without-guard.ts'

export const RESTORE: Drill = {
  name: 'restore', tests: 'T17',
  promise: 'A backup made while clerks work brings everything back elsewhere, to its end or to the second before a '
    + 'mistake',
  attack: 'back up under load, delete dossiers past the program, destroy all; restore to before it, and to the end; '
    + 'compare each table and file; turn bits of the backup and take parts of it away, which must be refused. '
    + 'Rounds are thousands of dossiers',
  control: 'files are left out of the backup',
  breaks: ['files lost or changed'],
  rounds: { whole: 20, control: 1, all: 2 }, minutes: 60, run,
}

const NO_FILES: Guard = {
  file: 'server/src/platform/backup/make-backup.ts',
  text: 'if (known.has(sha256) || !/^[0-9a-f]{64}$/.test(sha256)) continue',
  instead: 'if (known.has(sha256) || sha256) continue',
}

const ENTRY = fileURLToPath(new URL('../../server/bin/motcua.mjs', import.meta.url))
const BIRTHS = 60
/** Thousands below which starting the server is most of it. */
const FEW = 20
const [DAMAGES, DAMAGES_AS_CONTROL] = [12, 2]
/** Seconds between the runs of a backup, as the runbook sets it. */
const EVERY = 60
/** What the restore itself writes: the era that it opens, and its line in the log of seals. */
const OF_THE_RESTORE = new Set(['audit.era', 'audit.seal'])
const SEED_TRIES = 5
const COMMAND_LIMIT = 3_000_000

/** An installation, its backup, and where that is restored to. */
interface Places {
  readonly home: string
  readonly early: string
  readonly late: string
  readonly backup: string
  readonly key: string
}

/** Fills, backs up, loses, restores twice, and tries damaged copies of the backup. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const [place, keys] = [newFolder(), newFolder()]
  const places = {
    home: newFolder(readyFolder(FIRST_MORNING)), early: newFolder(), late: newFolder(), backup: join(place, 'backup'),
    key: join(keys, 'key'),
  }
  const unguarded = isControl ? withoutGuards([NO_FILES]) : undefined
  const entry = unguarded?.entry ?? ENTRY
  try {
    const lost = await loseAll(entry, places, { rounds, tell })
    const { differing, minutes, fits, files } = await restoreTwice(entry, places, { lost, tell })
    const taken = await damaged(places.backup, {
      count: isControl ? DAMAGES_AS_CONTROL : DAMAGES, random: randomOf(17),
      verify: () => runCommand(entry, ['backup', 'verify', places.backup, '--key', places.key]),
    })
    return {
      rounds, acknowledged: lost.acknowledged,
      figures: [
        { name: 'tables compared', value: lost.before.size, atLeast: 50 },
        { name: 'tables that differ', value: differing, atMost: 0 },
        { name: 'files lost or changed', value: files, atMost: 0 },
        { name: 'files compared', value: lost.files.size, atLeast: 1 },
        { name: 'damaged backups taken for whole', value: taken, atMost: 0 },
        { name: 'restored states that do not fit their seals', value: fits, atMost: 0 },
        { name: 'seconds lost at worst, with a run a minute', value: EVERY + lost.slowest, unit: 's', atMost: 300 },
        { name: 'minutes to restore', value: minutes, unit: 'min', atMost: 30 },
        // By proportion, though starting and recovering cost the same for few: rather too much.
        ...rounds < FEW
          ? []
          : [{ name: 'minutes for a million, computed', value: minutes * 1_000 / rounds, unit: 'min', atMost: 30 }],
      ],
    }
  } finally {
    unguarded?.remove()
    for (const folder of [places.home, place, keys, places.early, places.late])
      rmSync(folder, { recursive: true, force: true })
  }
}

/** What was there before the mistake, and in the end; nothing of it is left but the backup. */
interface Lost {
  readonly before: ReadonlyMap<string, string>
  readonly end: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, string>
  readonly moment: string
  readonly acknowledged: number
  /** Seconds of the slowest run of the backup. */
  readonly slowest: number
  readonly postgres: PostgresProcess
}

/** Works, backs up meanwhile, makes a mistake, backs up again, and loses the machine. */
async function loseAll(
  entry: string, { home, backup, key }: Places, { rounds, tell }: Pick<DrillRun, 'rounds' | 'tell'>,
): Promise<Lost> {
  const motcua = (...args: string[]) => must(runCommand(entry, args))
  const instance = await startInstance({ folder: home, entry, clock: `${FIRST_MORNING}T08:00:00+07:00` })
  const database = await openTruth(instance)
  const ending = new AbortController()
  let slowest = 0
  const add = async (what: string) => {
    const begun = performance.now()
    await motcua('backup', backup, '--key', key, '--data', home, '--json')
    const seconds = (performance.now() - begun) / 1_000
    slowest = Math.max(slowest, seconds)
    tell(`${what} in ${seconds.toFixed(1)} s`)
  }
  try {
    await motcua('backup', 'key', key)
    await seed(() => runCommand(entry, ['seed', '--dossiers', String(rounds * 1_000), '--data', home]))
    const book = openBook()
    const desks = await openDesks(instance.url, database, 5)
    const writing = writeUntil(instance.url, { desks, book, signal: ending.signal })
    while (book.acknowledged.size < BIRTHS) await pause(200)
    await add('base under load')
    await add('what came since, under load,')
    ending.abort()
    await writing
    await settled(database)
    const before = await tablesOf(database)
    await pause(1_100)
    const moment = new Date(performance.timeOrigin + performance.now()).toISOString()
    await pause(1_100)
    await database.query('set session_replication_role = replica')
    await database.query('delete from dossiers.answers; delete from dossiers.dossier')
    const end = await tablesOf(database)
    await add('the mistake')
    const postgres = postgresOf(home)
    const files = filesOf(join(home, 'files'))
    return { before, end, files, moment, acknowledged: book.acknowledged.size, slowest, postgres }
  } finally {
    ending.abort()
    await database.end()
    await instance.kill()
    // The machine is lost, and its database with it, which outlives the program.
    await stopAtOnce(postgresOf(home)).catch(() => undefined)
    rmSync(home, { recursive: true, force: true })
  }
}

/** To the second before the mistake, and to the end; each compared as nobody works on it. */
async function restoreTwice(
  entry: string, { home, early, late, backup, key }: Places,
  { lost, tell }: { readonly lost: Lost; readonly tell: DrillRun['tell'] },
): Promise<{ differing: number; minutes: number; fits: number; files: number }> {
  const found = { differing: 0, minutes: 0, fits: 0, files: 0 }
  for (const { folder, at, then } of [
    { folder: early, at: ['--at', lost.moment], then: lost.before }, { folder: late, at: [], then: lost.end },
  ]) {
    const begun = performance.now()
    const { code, said, complained } = await runCommand(
      entry, ['restore', backup, '--key', key, '--data', folder, ...at, '--json'],
    )
    const minutes = (performance.now() - begun) / 60_000
    found.minutes = Math.max(found.minutes, minutes)
    const wanted = folder === early ? 0 : 1 // deleted past the program: told by the seals, and brought back as it was
    if (code !== wanted) found.fits += 1
    tell(`restored ${at[1] ?? 'to the end'} in ${minutes.toFixed(1)} min: ${said.slice(0, 200)}${complained.slice(0, 300)}`)
    const now = await tablesIn(folder, { ...lost.postgres, home })
    const differ = [...then].filter(([name, hash]) => now.get(name) !== hash)
    for (const [name, hash] of differ) tell(`  differs: ${name}, rows and hash ${hash}, now ${now.get(name) ?? 'none'}`)
    found.differing += differ.length
    const files = filesOf(join(folder, 'files'))
    found.files += [...lost.files].filter(([path, hash]) => files.get(path) !== hash).length
  }
  return found
}

/**
 * Of a restored installation, by its server alone: the program would begin to work, and write of what it does.
 */
async function tablesIn(
  folder: string, { home, ...lost }: PostgresProcess & { readonly home: string },
): Promise<Map<string, string>> {
  const secret = join(folder, 'postgres/superuser.secret')
  if (!existsSync(secret)) return new Map()
  const here = (path: string) => path.replace(home, folder)
  const port = lost.args[lost.args.indexOf('-p') + 1] ?? ''
  const url = `postgres://postgres:${readFileSync(secret, 'utf8').trim()}@127.0.0.1:${port}/motcua`
  await startAgain({ ...lost, program: here(lost.program), args: lost.args.map(here), data: here(lost.data) }, url)
  const database = await openTruth({ databaseUrl: () => url })
  try {
    return await tablesOf(database)
  } finally {
    await database.end()
    await stopAtOnce(postgresOf(folder))
  }
}

interface Ran { readonly code: number; readonly said: string; readonly complained: string }

function runCommand(entry: string, args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    const limits = { timeout: COMMAND_LIMIT, maxBuffer: 1 << 28 }
    execFile(process.execPath, [entry, ...args], limits, (error, said, complained) => {
      done({ code: error ? Number(error.code ?? 1) : 0, said, complained })
    })
  })
}

/** What is there stays, and what is missing is added: on a machine that does much else a transaction may wait too long. */
async function seed(run: () => Promise<Ran>): Promise<void> {
  for (let tries = 1; (await run()).code !== 0; tries += 1)
    if (tries === SEED_TRIES) throw new Error(`not seeded in ${SEED_TRIES} tries`)
}

async function must(ran: Promise<Ran>): Promise<void> {
  const { code, complained } = await ran
  if (code !== 0) throw new Error(`a command ended with ${code}: ${complained}`)
}

/** A hash of all rows of each table in an order of their own. */
async function tablesOf(database: pg.Pool): Promise<Map<string, string>> {
  const { rows: tables } = await database.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`)
  const found = new Map<string, string>()
  for (const { name } of tables.filter((table) => !OF_THE_RESTORE.has(table.name))) {
    const { rows: [row] } = await database.query<{ hash: string }>(
      // A sum of hashes needs no order, and no memory for the text of a million of them.
      `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 17)::numeric), 0) as hash from ${name} t`,
    )
    found.set(name, row?.hash ?? '')
  }
  return found
}

function filesOf(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  if (!existsSync(folder)) return found
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
      found.set(entry.name, createHash('sha256').update(readFileSync(path)).digest('hex'))
  }
  return found
}

/** How many of so many damaged backups were taken for whole; each is mended again. */
async function damaged(
  backup: string, { count, random, verify }: {
    readonly count: number
    readonly random: ReturnType<typeof randomOf>
    readonly verify: () => Promise<Ran>
  },
): Promise<number> {
  const parts = readdirSync(backup, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('seals-'))
    .map((entry) => join(entry.parentPath, entry.name)).sort()
  let taken = (await verify()).code === 0 ? 0 : count
  for (let n = 0; n < count; n += 1) {
    const path = random.pick(parts)
    const [kept, size] = [`${path}.whole`, statSync(path).size]
    copyFileSync(path, kept)
    if (n % 3 === 0) turnBit(path, random.below(size))
    else if (n % 3 === 1) truncateSync(path, random.below(size))
    else rmSync(path)
    if ((await verify()).code === 0) taken += 1
    renameSync(kept, path)
  }
  return taken
}

function turnBit(path: string, at: number): void {
  const file = openSync(path, 'r+')
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  byte[0] = (byte[0] ?? 0) ^ 1
  writeSync(file, byte, 0, 1, at)
  closeSync(file)
}
