import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { ENTRY, newFolder, startInstance } from '../../instance.ts'
import { FIRST_MORNING, readyFolder } from '../../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { compare, openBook, openDesks, openTruth, writeUntil } from '../load.ts'
import { postgresOf, stopAtOnce } from '../postgres-process.ts'
import { randomOf } from '../random.ts'
import { settled } from '../settled.ts'
import { type Guard, withoutGuards } from '../without-guard.ts'
import { type Births, backUpBirths, findBirths } from './births.ts'
import { damageAll } from './damage.ts'
import { type Motcua, motcuaOf, must } from '../motcua.ts'
import { type LostServer, filesOf, inRestored, tablesOf } from './state.ts'

export const RESTORE: Drill = {
  name: 'restore', tests: 'T17',
  promise: 'A backup made while clerks work brings everything back elsewhere, to its end or to the second before a '
    + 'mistake',
  attack: 'back up under load, delete dossiers past the program, destroy all; restore to before it, and to the end; '
    + 'compare each table and file, and what clerks were told with what is there; damage each kind of part of a '
    + 'backup in each way, which must be refused. Rounds are thousands of dossiers',
  control: 'files are left out of the backup, and a part need not be the one that the run wrote',
  breaks: ['files lost or changed', 'damages of a backup not refused'],
  rounds: { whole: 20, control: 1, all: 1 }, minutes: 60, run,
}

const LEFT_OUT: readonly Guard[] = [
  {
    file: 'server/src/platform/backup/make-backup.ts',
    text: 'if (known.has(sha256) || !/^[0-9a-f]{64}$/.test(sha256)) continue',
    instead: 'if (known.has(sha256) || sha256) continue',
  },
  {
    file: 'server/src/platform/backup/cipher.ts', text: "sha256 !== undefined && hash.digest('hex') !== sha256",
    instead: 'sha256 === name',
  },
]

const BIRTHS = 60
/** Thousands below which starting the server is most of it. */
const FEW = 20
/** Seconds between the runs of a backup, as the runbook sets it. */
const EVERY = 60
const SEED = 17
const SEED_TRIES = 5

/** An installation, its backups, and where that is restored to. */
interface Places {
  readonly home: string
  readonly early: string
  readonly late: string
  readonly backup: string
  /** Made of the first births only, for what is tried many times. */
  readonly small: string
  readonly key: string
}

/** Fills, backs up, loses, restores twice; the same with a small backup, of which damaged copies are tried, too. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const [place, keys] = [newFolder(), newFolder()]
  const places = {
    home: newFolder(readyFolder(FIRST_MORNING)), early: newFolder(), late: newFolder(), backup: join(place, 'backup'),
    small: join(place, 'small'), key: join(keys, 'key'),
  }
  const unguarded = isControl ? withoutGuards(LEFT_OUT) : undefined
  const entry = unguarded?.entry ?? ENTRY
  const motcua = motcuaOf(entry)
  try {
    const lost = await loseAll(motcua, places, { entry, rounds, tell })
    const small = { backup: places.small, key: places.key }
    const births = await findBirths(motcua, { ...small, births: lost.births, server: lost.server })
    tell(`births told under load: ${births.lost} lost, ${births.early} of after the moment`)
    const begun = performance.now()
    const damage = await damageAll(motcua, { ...small, other: places.backup, random: randomOf(SEED) })
    tell(`${damage.done} damages tried in ${((performance.now() - begun) / 1_000).toFixed(0)} s`)
    for (const what of damage.taken) tell(`  not refused: ${what}`)
    const restored = await restoreTwice(motcua, places, { lost, tell })
    return {
      rounds, acknowledged: lost.told.size, lost: births.lost + restored.lost,
      doubled: births.doubled + restored.doubled,
      figures: [
        { name: 'tables compared', value: lost.before.size, atLeast: 50 },
        { name: 'tables that differ, to the second before the mistake', value: restored.early.differing, atMost: 0 },
        { name: 'tables that differ, to the end', value: restored.late.differing, atMost: 0 },
        { name: 'deleted dossiers brought back', value: restored.dossiers, atLeast: Math.max(1, lost.dossiers) },
        { name: 'sessions that live on after a restore', value: restored.open, atMost: 0 },
        { name: 'births of after the moment', value: births.early, atMost: 0 },
        { name: 'files lost or changed', value: restored.early.files + restored.late.files, atMost: 0 },
        { name: 'files compared', value: lost.files.size, atLeast: 1 },
        { name: 'kinds of parts damaged', value: damage.kinds, atLeast: 7 },
        { name: 'damages of a backup tried', value: damage.done, atLeast: 30 },
        { name: 'damages of a backup not refused', value: damage.taken.length, atMost: 0 },
        {
          name: 'restored states that do not fit their seals', atMost: 0,
          value: births.unfit + restored.early.unfit + restored.late.unfit,
        },
        { name: 'seconds lost at worst, with a run a minute', value: EVERY + lost.slowest, unit: 's', atMost: 300 },
        { name: 'minutes to restore', value: restored.minutes, unit: 'min', atMost: 30 },
        // By proportion, though starting and recovering cost the same for few: rather too much.
        ...rounds < FEW
          ? []
          : [{
              name: 'minutes for a million, computed', value: restored.minutes * 1_000 / rounds, unit: 'min',
              atMost: 30,
            }],
      ],
    }
  } finally {
    unguarded?.remove()
    for (const folder of [places.home, place, keys, places.early, places.late])
      rmSync(folder, { recursive: true, force: true })
  }
}

/** What was there before the mistake, and in the end; nothing of it is left but the backups. */
interface Lost {
  readonly before: ReadonlyMap<string, string>
  readonly end: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, string>
  /** How many there were. */
  readonly dossiers: number
  readonly moment: string
  readonly births: Births
  /** Every birth that clerks were told was taken, by the number of the declaration. */
  readonly told: ReadonlyMap<number, string>
  /** Seconds of the slowest run of the backup. */
  readonly slowest: number
  readonly server: LostServer
}

/** Works, backs up meanwhile, makes a mistake, backs up again, and loses the machine. */
async function loseAll(
  motcua: Motcua, { home, backup, small, key }: Places,
  { entry, rounds, tell }: Pick<DrillRun, 'rounds' | 'tell'> & { readonly entry: string },
): Promise<Lost> {
  const instance = await startInstance({ folder: home, entry, clock: `${FIRST_MORNING}T08:00:00+07:00` })
  const database = await openTruth(instance)
  const ending = new AbortController()
  let slowest = 0
  const add = async (what: string) => {
    const begun = performance.now()
    await must(motcua('backup', backup, '--key', key, '--data', home, '--json'))
    const seconds = (performance.now() - begun) / 1_000
    slowest = Math.max(slowest, seconds)
    tell(`${what} in ${seconds.toFixed(1)} s`)
  }
  try {
    await must(motcua('backup', 'key', key))
    const book = openBook()
    const desks = await openDesks(instance.url, database, 5)
    const births = await backUpBirths(motcua, { url: instance.url, desks, book, home, backup: small, key })
    await seed(motcua, ['seed', '--dossiers', String(rounds * 1_000), '--data', home])
    const most = book.acknowledged.size + BIRTHS
    const writing = writeUntil(instance.url, { desks, book, signal: ending.signal })
    while (book.acknowledged.size < most) await pause(200)
    await add('base under load')
    await add('what came since, under load,')
    ending.abort()
    await writing
    await settled(database)
    const [before, dossiers] = [await tablesOf(database), await dossiersIn(database)]
    await pause(1_100)
    const moment = new Date(performance.timeOrigin + performance.now()).toISOString()
    await pause(1_100)
    await database.query('set session_replication_role = replica')
    await database.query('delete from dossiers.answers; delete from dossiers.dossier')
    const end = await tablesOf(database)
    await add('the mistake')
    const server = { ...postgresOf(home), home }
    const files = filesOf(join(home, 'files'))
    return { before, end, files, dossiers, moment, births, told: book.acknowledged, slowest, server }
  } finally {
    ending.abort()
    await database.end()
    await instance.kill()
    // The machine is lost, and its database with it, which outlives the program.
    await stopAtOnce(postgresOf(home)).catch(() => undefined)
    rmSync(home, { recursive: true, force: true })
  }
}

async function dossiersIn(database: pg.Pool): Promise<number> {
  const { rows: [row] } = await database.query<{ many: number }>('select count(*)::int as many from dossiers.dossier')
  return row?.many ?? 0
}

async function openSessions(database: pg.Pool): Promise<number> {
  const { rows: [row] } = await database.query<{ many: number }>(
    'select count(*)::int as many from identity.session where ended_at is null',
  )
  return row?.many ?? 0
}

interface Restored { readonly differing: number; readonly unfit: number; readonly files: number }

interface RestoredTwice {
  readonly early: Restored
  readonly late: Restored
  /** Of the slower one. */
  readonly minutes: number
  /** To before the mistake: dossiers, births that were told and are not there, or are there twice. */
  readonly dossiers: number
  readonly lost: number
  readonly doubled: number
  /** Sessions in which somebody is still signed in. */
  readonly open: number
}

/** To the second before the mistake, and to the end; each compared as nobody works on it. */
async function restoreTwice(
  motcua: Motcua, { early, late, backup, key }: Places,
  { lost, tell }: { readonly lost: Lost; readonly tell: DrillRun['tell'] },
): Promise<RestoredTwice> {
  let minutes = 0
  const one = async (folder: string, at: readonly string[], then: ReadonlyMap<string, string>): Promise<Restored> => {
    const begun = performance.now()
    const { code, said, complained } = await motcua('restore', backup, '--key', key, '--data', folder, ...at, '--json')
    const took = (performance.now() - begun) / 60_000
    minutes = Math.max(minutes, took)
    const told = `${said.slice(0, 200)}${complained.slice(0, 300)}`
    tell(`restored ${at[1] ?? 'to the end'} in ${took.toFixed(1)} min: ${told}`)
    const now = await inRestored(folder, lost.server, tablesOf)
    const differ = [...then].filter(([name, hash]) => now?.get(name) !== hash)
    for (const [name, hash] of differ)
      tell(`  differs: ${name}, rows and hash ${hash}, now ${now?.get(name) ?? 'none'}`)
    const files = filesOf(join(folder, 'files'))
    return {
      differing: differ.length, files: [...lost.files].filter(([path, hash]) => files.get(path) !== hash).length,
      // Deleted past the program: told by the seals, and brought back as it was.
      unfit: code === (folder === early ? 0 : 1) ? 0 : 1,
    }
  }
  const toBefore = await one(early, ['--at', lost.moment], lost.before)
  const there = await inRestored(early, lost.server, async (database) => ({
    ...await compare(database, lost.told), dossiers: await dossiersIn(database), open: await openSessions(database),
  }))
  const toEnd = await one(late, [], lost.end)
  return {
    early: toBefore, late: toEnd, minutes, dossiers: there?.dossiers ?? 0, lost: there?.lost ?? lost.told.size,
    doubled: there?.doubled ?? 0, open: there?.open ?? 0,
  }
}

/** What is there stays, what is missing is added: on a machine that does much else a transaction may wait too long. */
async function seed(motcua: Motcua, words: readonly string[]): Promise<void> {
  for (let tries = 1; (await motcua(...words)).code !== 0; tries += 1)
    if (tries === SEED_TRIES) throw new Error(`not seeded in ${SEED_TRIES} tries`)
}
