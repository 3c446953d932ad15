import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, openSync, closeSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { openBook, openDesks, openTruth, writeUntil } from './load.ts'
import { randomOf } from './random.ts'
import { type Guard, withoutGuards } from './without-guard.ts'

export const RESTORE: Drill = {
  name: 'restore', tests: 'T17',
  promise: 'A backup made while clerks work brings everything back elsewhere, to its last run or to the second before a mistake',
  attack: 'back up under load, delete dossiers past the program, destroy all; restore to before it, and to the end; compare '
    + 'each table and file; turn bits of the backup and take parts of it away, which must be refused',
  control: 'files are left out of the backup',
  rounds: { whole: 12, control: 2 }, minutes: 15, run,
}

const NO_FILES: Guard = {
  file: 'server/src/platform/backup/make-backup.ts',
  text: 'if (known.has(sha256) || !/^[0-9a-f]{64}$/.test(sha256)) continue', instead: 'if (known.has(sha256) || sha256) continue',
}

const ENTRY = fileURLToPath(new URL('../../server/bin/motcua.mjs', import.meta.url))
const [SEEDED, SEEDED_AS_CONTROL, BIRTHS] = [20_000, 200, 60]
/** What the program itself goes on to write when it is started, here and there. */
const HOUSEKEEPING = /^audit\.(seal|cursor|era|clock|request)$|^(migration|graphile_worker|public)\.|^identity\.session$/

/** Fills, backs up, loses, restores twice, and tries so many damaged copies of the backup. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const random = randomOf(17)
  const home = newFolder(readyFolder(FIRST_MORNING))
  const [place, key] = [newFolder(), join(newFolder(), 'key')]
  const [early, late] = [newFolder(), newFolder()]
  const backup = join(place, 'backup')
  const unguarded = isControl ? withoutGuards([NO_FILES]) : undefined
  const entry = unguarded?.entry ?? ENTRY
  const motcua = (...args: string[]) => runCommand(entry, args)
  const instance = await startInstance({ folder: home, entry, clock: `${FIRST_MORNING}T08:00:00+07:00` })
  const database = await openTruth(instance)
  const ending = new AbortController()
  try {
    await must(motcua('backup', 'key', key))
    await must(motcua('seed', '--dossiers', String(isControl ? SEEDED_AS_CONTROL : SEEDED), '--data', home))
    const book = openBook()
    const desks = await openDesks(instance.url, database, 5)
    const writing = writeUntil(instance.url, { desks, book, signal: ending.signal })
    const add = () => must(motcua('backup', backup, '--key', key, '--data', home, '--json'))
    const begun = performance.now()
    while (book.acknowledged.size < BIRTHS) await pause(200)
    await add()
    tell(`base under load after ${((performance.now() - begun) / 1000).toFixed(1)} s, ${book.acknowledged.size} dossiers`)
    await add()
    ending.abort()
    await writing
    const before = await tablesOf(database)
    await pause(1_100)
    const moment = new Date(performance.timeOrigin + performance.now()).toISOString()
    await pause(1_100)
    await database.query('set session_replication_role = replica')
    await database.query('delete from dossiers.answers; delete from dossiers.dossier')
    await add()
    const end = await tablesOf(database)
    const files = filesOf(join(home, 'files'))
    await database.end()
    await instance.kill()
    rmSync(home, { recursive: true, force: true })
    const restored = performance.now()
    const back = await motcua('restore', backup, '--key', key, '--data', early, '--at', moment, '--json')
    const minutes = (performance.now() - restored) / 60_000
    const whole = await motcua('restore', backup, '--key', key, '--data', late, '--json')
    tell(`restored to ${moment}: ${back.said.slice(0, 300)}${back.complained.slice(0, 300)}`)
    tell(`restored to the end: ${whole.said.slice(0, 300)}${whole.complained.slice(0, 300)}`)
    const differing = [...await differences(early, before, entry), ...await differences(late, end, entry)]
    if (differing.length > 0) tell(`differ: ${differing.join(', ')}`)
    const lost = [...files].filter(([path, hash]) => filesOf(join(early, 'files')).get(path) !== hash).length
    const taken = await damaged(backup, { key, rounds, random, verify: () => motcua('backup', 'verify', backup, '--key', key) })
    return {
      rounds, acknowledged: book.acknowledged.size,
      figures: [
        { name: 'tables that differ', value: differing.length, atMost: 0 },
        { name: 'files lost or changed', value: lost, atMost: 0 },
        { name: 'damaged backups taken for whole', value: taken, atMost: 0 },
        { name: 'does not fit its seals before the mistake', value: back.code === 0 ? 0 : 1, atMost: 0 },
        { name: 'minutes to restore', value: minutes, unit: 'min', atMost: 30 },
        { name: 'files compared', value: files.size },
      ],
    }
  } finally {
    ending.abort()
    await database.end().catch(() => undefined)
    await instance.kill()
    unguarded?.remove()
    for (const folder of [home, place, early, late, join(key, '..')]) rmSync(folder, { recursive: true, force: true })
  }
}

interface Ran { readonly code: number; readonly said: string; readonly complained: string }

function runCommand(entry: string, args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [entry, ...args], { timeout: 600_000, maxBuffer: 1 << 28 }, (error, said, complained) => {
      done({ code: error ? Number(error.code ?? 1) : 0, said, complained })
    })
  })
}

async function must(ran: Promise<Ran>): Promise<void> {
  const { code, complained } = await ran
  if (code !== 0) throw new Error(`a command ended with ${code}: ${complained}`)
}

/** A hash of all rows of each table in an order of their own. */
async function tablesOf(database: pg.Pool): Promise<Map<string, string>> {
  const { rows: tables } = await database.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`)
  const found = new Map<string, string>()
  for (const { name } of tables.filter((table) => !HOUSEKEEPING.test(table.name))) {
    const { rows: [row] } = await database.query<{ hash: string }>(
      `select count(*) || ' ' || coalesce(encode(sha256(string_agg(md5(t::text), '' order by md5(t::text))::bytea), 'hex'), '') as hash from ${name} t`,
    )
    found.set(name, row?.hash ?? '')
  }
  return found
}

async function differences(folder: string, then: ReadonlyMap<string, string>, entry: string): Promise<string[]> {
  if (!existsSync(join(folder, 'postgres'))) return [...then.keys()]
  const instance = await startInstance({ folder, entry })
  const database = await openTruth(instance)
  try {
    const now = await tablesOf(database)
    return [...then].filter(([name, hash]) => now.get(name) !== hash).map(([name]) => name)
  } finally {
    await database.end()
    await instance.stop()
  }
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
  backup: string, { rounds, random, verify }: {
    readonly key: string; readonly rounds: number; readonly random: ReturnType<typeof randomOf>; readonly verify: () => Promise<Ran>
  },
): Promise<number> {
  const parts = readdirSync(backup, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('seals-')).map((entry) => join(entry.parentPath, entry.name)).sort()
  let taken = (await verify()).code === 0 ? 0 : rounds
  for (let n = 0; n < rounds; n += 1) {
    const path = random.pick(parts)
    const before = readFileSync(path)
    if (n % 3 === 0) turnBit(path, random.below(before.length))
    else if (n % 3 === 1) writeFileSync(path, before.subarray(0, random.below(statSync(path).size)))
    else rmSync(path)
    if ((await verify()).code === 0) taken += 1
    writeFileSync(path, before)
  }
  return taken
}

function turnBit(path: string, at: number): void {
  const byte = Buffer.of((readFileSync(path)[at] ?? 0) ^ 1)
  const file = openSync(path, 'r+')
  writeSync(file, byte, 0, 1, at)
  closeSync(file)
}
