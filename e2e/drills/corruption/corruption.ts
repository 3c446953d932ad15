import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { openClient, upload } from '../../client.ts'
import { smallPdf } from '../../birth.ts'
import { environment } from '../../environment.ts'
import { ENTRY, newFolder } from '../../instance.ts'
import type { Drill, DrillRun, Outcome } from '../drill.ts'
import { openDesks } from '../load.ts'
import { type Motcua, motcuaOf } from '../motcua.ts'
import { until } from '../postgres-process.ts'
import { type Guard, type Unguarded, withoutGuards } from '../without-guard.ts'
import { type Program, withProgram } from '../with-program.ts'
import { type Damage, damageFiles } from './damage-files.ts'
import { hashOfStored } from './read-stored.ts'

export const CORRUPTION: Drill = {
  name: 'corruption', tests: 'D10',
  promise: 'A file that is altered, cut, swapped or gone in one store is found, named and restored from the other',
  attack: 'files of a running program and what it made of them (small pictures, text, copies for the archive), enciphered '
    + 'in two stores, are altered, cut, exchanged and deleted past it, half of them in each store, while clerks upload others; then `motcua store verify` and `--repair`',
  control: 'pieces are not authenticated, a file may stand under another’s name, and no copy is replaced',
  breaks: ['damages not found', 'copies not restored'],
  rounds: { whole: 200, control: 40 }, minutes: 20, run,
}

const UNSEEN: readonly Guard[] = [
  {
    file: 'server/src/platform/store/stored-format.ts', text: 'return Buffer.concat([plain, cipher.final()])',
    instead: 'return plain',
  },
  {
    file: 'server/src/platform/store/copy.ts',
    text: "if (head.sha256 !== sha256) throw new CopyFaulty('swapped', sha256)", instead: '',
  },
  {
    file: 'server/src/modules/documents/check-copies.ts',
    text: 'if (good && how.isRepairing) await restore(sha256, good.copy, copy)', instead: '',
  },
]

/** Scans of which the program makes pictures, text and copies. */
const SCANS = 4
/** Files beside those that are damaged, so that what is whole could be called bad. */
const WHOLE = 20
/** Bytes: of one in ten, which then has pieces. */
const LARGE = 300_000

interface Verified {
  readonly findings: readonly { readonly sha256: string; readonly copy: string; readonly fault: string }[]
  readonly files: number
  readonly lost: number
  readonly restored: number
}

/** A round is one damaged file. */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const place = newFolder()
  const unguarded = isControl ? withoutGuards(UNSEEN) : undefined
  const scanner = join(place, 'scanner')
  mkdirSync(scanner)
  const stores = { MOTCUA_STORE_SECOND: join(place, 'second'), MOTCUA_STORE_KEYS: join(place, 'keys') }
  try {
    execFileSync(process.execPath, [ENTRY, 'store', 'key'], { env: { ...environment(), ...stores }, stdio: 'ignore' })
    // The control takes the guards out of the command and of the program alike.
    return await withProgram({
      env: { ...stores, MOTCUA_HOT_FOLDER: scanner }, without: isControl ? UNSEEN : undefined,
    }, (program) => attack(program, { rounds, stores, scanner, unguarded, tell }))
  } finally {
    unguarded?.remove()
    rmSync(place, { recursive: true, force: true })
  }
}

interface Attack {
  readonly rounds: number
  readonly stores: { readonly MOTCUA_STORE_SECOND: string; readonly MOTCUA_STORE_KEYS: string }
  /** The folder of the scanners of all units. */
  readonly scanner: string
  readonly unguarded: Unguarded | undefined
  readonly tell: DrillRun['tell']
}

async function attack(program: Program, { rounds, stores, scanner, unguarded, tell }: Attack): Promise<Outcome> {
  const { folder, truth } = program
  await scanSome(truth, scanner)
  const writer = await fillStores(program, rounds + WHOLE)
  const [made, files] = [await madeIn(truth), await namesIn(truth)]
  const names = [...made, ...files]
  const places = [join(folder, 'files'), stores.MOTCUA_STORE_SECOND] as const
  const damages = damageFiles(places, names.slice(0, rounds))
  const ofMade = damages.filter(({ sha256 }) => made.includes(sha256)).length
  tell(`${String(damages.length)} of ${String(names.length)} files damaged, ${String(ofMade)} of what was made of files: `
    + countsOf(damages))
  const verify: Motcua = (...args) => {
    Object.assign(environment(), stores)
    return motcuaOf(unguarded?.entry ?? ENTRY)('store', 'verify', '--data', folder, '--json', ...args)
  }
  const ending = new AbortController()
  const writing = writeMeanwhile(program, writer, ending.signal)
  const found = readVerified((await verify()).said)
  const repaired = await verify('--repair')
  ending.abort()
  const written = await writing
  const restored = readVerified(repaired.said)
  const after = readVerified((await verify()).said)
  // The daily share of the worker may come before the command; what it mends stands in the event log alone.
  const { rows: told } = await truth.query<Damage>(`
    select encode(sha256, 'hex') as sha256, data ->> 'copy' as copy, data ->> 'fault' as fault
    from audit.event join documents.stored_copy on stored_copy.id = subject_id where type = 'store.file-restored'`)
  const isIn = (list: readonly Verified['findings'][number][], { sha256, copy, fault }: Damage) =>
    list.some((one) => one.sha256 === sha256 && one.copy === copy && one.fault === fault)
  const isNamed = (one: Damage) => isIn(found.findings, one) || isIn(told, one)
  const falsely = found.findings.filter((one) =>
    !damages.some(({ sha256, copy }) => one.sha256 === sha256 && one.copy === copy))
  const keyFile = join(stores.MOTCUA_STORE_KEYS, '0001.key')
  const bad = damages.filter(({ sha256, copy }) =>
    hashOfStored(places[copy === 'first' ? 0 : 1], sha256, keyFile) !== sha256)
  return {
    rounds, acknowledged: written,
    figures: [
      { name: 'files damaged', value: damages.length, atLeast: rounds },
      { name: 'damaged of what was made of files', value: ofMade, atLeast: Math.min(rounds, SCANS) },
      { name: 'damages not found', value: damages.filter((one) => !isNamed(one)).length, atMost: 0 },
      { name: 'whole files called bad', value: falsely.length, atMost: 0 },
      { name: 'copies not restored', value: bad.length, atMost: 0 },
      { name: 'still told after the repair', value: after.findings.length, atMost: 0 },
      { name: 'restored and not in the event log', value: damages.filter((one) => !isIn(told, one)).length, atMost: 0 },
      { name: 'files lost', value: restored.lost, atMost: 0 },
      { name: 'uploads meanwhile', value: written, atLeast: 1 },
    ],
  }
}

/**
 * Uploads so many, one in ten large, and waits until all are in both stores. Answers the cookie of whoever uploads
 * meanwhile: a desk that is opened brings its papers, and those that are there already would be whole again by that.
 */
async function fillStores({ instance, truth }: Program, count: number): Promise<string> {
  const client = openClient(instance.url)
  const desks = await openDesks(instance.url, truth, 4)
  await Promise.all(desks.map(async ({ cookie }, d) => {
    for (let n = d; n < count; n += desks.length) {
      const text = n % 10 === 0 ? `a large paper ${String(n)} ${'x'.repeat(LARGE)}` : `a paper ${String(n)}`
      await upload(client, cookie, `giay-${String(n)}.pdf`, smallPdf(text))
    }
  }))
  client.close()
  await until('all in both stores', async () => {
    const { rows: [row] } = await truth.query<{ n: string }>(
      'select count(*) as n from documents.stored_copy where copied_at is null',
    )
    return Number(row?.n) === 0
  })
  const [writer] = desks
  if (!writer) throw new Error('no desk was opened')
  return writer.cookie
}

/** Puts scans into the folder of a section, and waits until all that is made of them is there. */
async function scanSome(truth: pg.Pool, scanner: string): Promise<void> {
  const { rows: [section] } = await truth.query<{ key: string }>(
    "select key from organisation.unit where key like '%:one-stop' order by id limit 1",
  )
  if (!section) throw new Error('no section receives')
  const folder = join(scanner, section.key.replaceAll(':', '_'))
  mkdirSync(folder)
  for (let n = 0; n < SCANS; n += 1) writeFileSync(join(folder, `quet-${String(n)}.pdf`), smallPdf(`a scan ${String(n)}`))
  await until('all scans read', async () => {
    const { rows: [row] } = await truth.query<{ n: string }>(
      'select count(*) as n from documents.reading where outcome is not null',
    )
    return Number(row?.n) >= SCANS
  }, 240_000)
}

/** What was made of files, each content once. */
async function madeIn(truth: pg.Pool): Promise<string[]> {
  const { rows } = await truth.query<{ sha256: string }>(`
    select distinct encode(sha256, 'hex') as sha256 from documents.rendition
    where sha256 is not null order by sha256`)
  return rows.map(({ sha256 }) => sha256)
}

async function namesIn(truth: pg.Pool): Promise<string[]> {
  const { rows } = await truth.query<{ sha256: string }>(
    "select encode(sha256, 'hex') as sha256 from documents.file order by size desc, sha256",
  )
  return rows.map(({ sha256 }) => sha256)
}

/** Clerks do not stop for it. */
async function writeMeanwhile({ instance }: Program, cookie: string, signal: AbortSignal): Promise<number> {
  const client = openClient(instance.url)
  let written = 0
  while (!signal.aborted) {
    await upload(client, cookie, 'moi.pdf', smallPdf(`meanwhile ${String(written)}`))
    written += 1
  }
  client.close()
  return written
}

function readVerified(said: string): Verified {
  return JSON.parse(said) as Verified
}

function countsOf(damages: readonly Damage[]): string {
  const counts = new Map<string, number>()
  for (const { fault } of damages) counts.set(fault, (counts.get(fault) ?? 0) + 1)
  return [...counts].map(([fault, n]) => `${String(n)} ${fault}`).join(', ')
}
