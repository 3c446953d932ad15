import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { smallPdf } from '../birth.ts'
import { openClient } from '../client.ts'
import { ENTRY, type Instance, newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import { type Book, compare, openBook, openDesks, openTruth, sendAgain, writeUntil } from './load.ts'
import type { Drill, DrillRun, Figure, Outcome } from './drill.ts'
import { brokenInvariants } from './invariants.ts'
import { motcuaOf } from './motcua.ts'
import { type Guard, withoutGuards } from './without-guard.ts'

export const DISK: Drill = {
  name: 'disk', tests: 'T15',
  promise: 'A full disk is refused politely, loses nothing, is told before, and needs nobody when there is room again',
  attack: 'the disk of files, data, log of the database and log files each alone is filled under twenty writing clerks',
  // What is too short for what it says it is, is called broken, which is no polite word for a disk that is full.
  control: 'a write that failed goes unnoticed',
  breaks: ['answers that are no polite refusal'],
  rounds: { whole: 4, control: 1 }, minutes: 10, run,
}

/** Where each is written, from the folder of the installation; the server of the database runs as another user. */
const DISKS = [
  { name: 'files', path: 'files', isDatabase: false }, { name: 'data', path: 'postgres/data/base', isDatabase: true },
  { name: 'write-ahead log', path: 'postgres/data/pg_wal', isDatabase: true },
  { name: 'log files', path: 'postgres/data/log', isDatabase: true },
] as const
type Disk = (typeof DISKS)[number]

const MEGABYTE = 1_000_000
/** Room beyond what is there already. */
const ROOM = 80 * MEGABYTE
/** Milliseconds under load with room, and without. */
const [WITH_ROOM, WITHOUT] = [2_000, 6_000]
const LONGEST_RECOVERY = 30_000

/** Another one each time: one that is there already needs no room. */
function paperOf(n: number): Buffer {
  const head = 'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf'
  return Buffer.from(`--B\r\n${head}\r\n\r\n${smallPdf(`a full disk ${String(n)}`).toString()}\r\n--B--\r\n`)
}

const UNNOTICED: Guard = {
  file: 'server/src/platform/storage.ts',
  text: '      await writeWhole(file, part)\n', instead: '      await writeWhole(file, part).catch(() => undefined)\n',
}

interface Found {
  readonly book: Book
  lost: number
  doubled: number
  halves: number
  /** Papers sent to the full disk that were refused politely. */
  refused: number
  /** Answers that are neither yes nor a polite no, and pages without the database that did not come. */
  rude: number
  unforetold: number
  slowest: number
}

/** One disk a round. Needs root, to mount small disks in memory. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  if (process.getuid?.() !== 0) throw new Error('the drill disk mounts small disks, and needs root for it')
  const unguarded = isControl ? withoutGuards([UNNOTICED]) : undefined
  const found = { lost: 0, doubled: 0, halves: 0, rude: 0, unforetold: 0, slowest: 0, stranded: 0, unrefused: 0 }
  let acknowledged = 0
  try {
    for (let round = 0; round < rounds; round += 1) {
      const disk = DISKS[round % DISKS.length] ?? DISKS[0]
      const one = await fillOne(disk, unguarded?.entry)
      acknowledged += one.book.acknowledged.size
      for (const key of ['lost', 'doubled', 'halves', 'rude', 'unforetold'] as const) found[key] += one[key]
      found.slowest = Math.max(found.slowest, one.slowest)
      if (one.slowest === Infinity) found.stranded += 1
      // The program writes no log file itself, and goes on.
      if (disk.name !== 'log files' && one.book.statuses.size === 0 && one.refused === 0) found.unrefused += 1
      const statuses = [...one.book.statuses].map(([status, count]) => `${String(count)} × ${String(status)}`)
        .join(', ')
      tell(`${disk.name}: ${String(one.book.acknowledged.size)} acknowledged, refused ${statuses || 'none'} `
        + `and ${String(one.refused)} papers, `
        + `again after ${(one.slowest / 1000).toFixed(1)} s, ${String(one.rude)} rude, ${String(one.halves)} halves`)
    }
  } finally {
    unguarded?.remove()
  }
  const { lost, doubled, halves } = found
  return { rounds, acknowledged, lost, doubled, halves, figures: figuresOf(found) }
}

function figuresOf(
  { rude, unforetold, slowest, stranded, unrefused }: Pick<Found, 'rude' | 'unforetold' | 'slowest'> & {
    readonly stranded: number
    readonly unrefused: number
  },
): Figure[] {
  return [
    { name: 'answers that are no polite refusal', value: rude, atMost: 0 },
    { name: 'disks on which nothing was refused', value: unrefused, atMost: 0 },
    { name: 'full disks not told before', value: unforetold, atMost: 0 },
    { name: 'slowest write after there is room', value: slowest / 1000, unit: 's', atMost: LONGEST_RECOVERY / 1000 },
    { name: 'disks after which somebody had to come', value: stranded, atMost: 0 },
  ]
}

async function fillOne(disk: Disk, entry: string | undefined): Promise<Found> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  if (!existsSync(join(folder, 'postgres'))) await (await startInstance({ folder })).stop()
  const path = join(folder, disk.path)
  mountSmall(path, disk.isDatabase)
  const said: string[] = []
  let instance: Instance | undefined
  try {
    instance = await startInstance({ folder, entry, onLine: (line) => { said.push(line) } })
    const found = await attack(instance, path, disk)
    if (found.slowest === Infinity) process.stderr.write(`${said.slice(-10).join('\n')}\n`)
    return found
  } finally {
    await instance?.stop()
    execFileSync('umount', ['-l', path])
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A disk in memory with what is there and little more. */
function mountSmall(path: string, isDatabase: boolean): void {
  mkdirSync(path, { recursive: true })
  const aside = `${path}.aside`
  cpSync(path, aside, { recursive: true })
  const size = Math.ceil(sizeOf(aside) * 1.1) + ROOM
  const owner = isDatabase ? ',uid=65534,gid=65534' : ''
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(size)},mode=0700${owner}`, 'tmpfs', path])
  execFileSync('cp', ['-a', `${aside}/.`, path])
  if (isDatabase) execFileSync('chown', ['-R', '65534:65534', path])
  rmSync(aside, { recursive: true })
}

function sizeOf(path: string): number {
  const found = statSync(path)
  return found.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 4_096)
    : Math.max(found.blocks * 512, found.size)
}

async function attack(instance: Instance, path: string, disk: Disk): Promise<Found> {
  const truth = await openTruth(instance)
  const desks = await openDesks(instance.url, truth)
  await truth.end()
  const book = openBook()
  const filler = join(path, 'filler')
  const ending = new AbortController()
  const writing = writeUntil(instance.url, { desks, book, signal: ending.signal })
  await pause(WITH_ROOM)
  fill(filler, 0.1)
  const unforetold = await isTold(instance.folder) ? 0 : 1
  fill(filler, 0)
  const { rude, refused } = await whileFull(instance, filler, desks[0]?.cookie ?? '')
  ending.abort()
  await Promise.race([writing, pause(LONGEST_RECOVERY)])
  const politely = [...book.statuses].filter(([status]) => ![503, 507].includes(status))
  rmSync(filler)
  const begun = performance.now()
  const isBack = await writesAgain(instance, book)
  const slowest = isBack ? performance.now() - begun : Infinity
  if (isBack) await sendAgain(instance.url, book)
  return {
    ...await compareAll(instance, book), book, refused, slowest, unforetold,
    rude: rude + politely.reduce((sum, [, count]) => sum + count, 0)
      + (disk.name === 'log files' ? book.statuses.size : 0),
  }
}

/** Writes until that part of the disk is left. */
function fill(filler: string, ratio: number): void {
  const part = Buffer.alloc(64 * 1024)
  for (;;) {
    const { bavail, blocks } = statfsSync(join(filler, '..'))
    if (bavail <= blocks * ratio) return
    try {
      appendFileSync(filler, part.subarray(0, Math.min(part.length, Math.max(4096, bavail * 4096))))
    } catch {
      return
    }
  }
}

/** Whether the doctor names the disk before it is full. */
async function isTold(folder: string): Promise<boolean> {
  const { said } = await motcuaOf(ENTRY)('doctor', '--data', folder, '--json')
  const { findings } = JSON.parse(said) as { findings: { check: string; health: string }[] }
  return findings.some(({ check, health }) => check === 'disk' && health !== 'ok')
}

/** Keeps it full, since a server that ends gives room back; pages that need no disk must still come. */
async function whileFull(
  instance: Instance, filler: string, cookie: string,
): Promise<{ readonly rude: number; readonly refused: number }> {
  const [client, database] = [openClient(instance.url), instance.databaseUrl('postgres')]
  let [rude, refused] = [0, 0]
  const until = performance.now() + WITHOUT
  for (let n = 0; performance.now() < until; n += 1) {
    fill(filler, 0)
    const { status } = await client.send('GET', '/thu-tuc').catch(() => ({ status: 0 }))
    const raw = { type: 'multipart/form-data; boundary=B', content: paperOf(n) }
    const sent = await client.send('POST', '/api/files', { cookie, raw }).catch(() => undefined)
    const isRefused = sent !== undefined && [503, 507].includes(sent.status)
    if (isRefused) refused += 1
    if (status !== 200 || !sent || sent.status >= 400 && !isRefused) rude += 1
    await useLog(database)
    await pause(100)
  }
  client.close()
  return { rude, refused }
}

/** What is written ahead goes into files that are there already: begins the next, until one must be made anew. */
async function useLog(database: string): Promise<void> {
  const truth = new pg.Client({
    connectionString: database, connectionTimeoutMillis: 500, query_timeout: 1_000,
  })
  truth.on('error', () => undefined)
  await truth.connect().then(async () => truth.query('select pg_switch_wal()')).catch(() => undefined)
  await Promise.race([truth.end().catch(() => undefined), pause(500)])
}

/** Sends one that was refused until it is taken, or it has waited too long. */
async function writesAgain(instance: Instance, book: Book): Promise<boolean> {
  const [one] = book.unanswered
  if (!one) return true
  for (const until = performance.now() + LONGEST_RECOVERY; performance.now() < until;) {
    const tried = { ...openBook(), unanswered: [one] }
    await sendAgain(instance.url, tried).catch(() => undefined)
    if (tried.acknowledged.size === 1) return true
    await pause(200)
  }
  return false
}

async function compareAll(instance: Instance, book: Book): Promise<Pick<Found, 'lost' | 'doubled' | 'halves'>> {
  const truth = await openTruth(instance).catch(() => undefined)
  if (!truth) return { lost: book.acknowledged.size, doubled: 0, halves: 0 }
  const counts = await compare(truth, book.acknowledged)
  const broken = await brokenInvariants(truth, join(instance.folder, 'files'))
  await truth.end()
  return {
    lost: counts.lost + book.refused, doubled: counts.doubled,
    halves: [...broken.values()].reduce((sum, count) => sum + count, 0),
  }
}
