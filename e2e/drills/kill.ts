import { randomInt, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type BirthDesk, birthBody, openBirthDesk, smallPdf } from '../birth.ts'
import { type Client, openClient, upload } from '../client.ts'
import { type Instance, newFolder, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import type { Drill, DrillRun, Outcome } from './drill.ts'
import { brokenInvariants } from './invariants.ts'
import { type Guard, withoutGuards } from './without-guard.ts'

export const KILL: Drill = {
  name: 'kill', tests: 'T2',
  promise: 'What was acknowledged is stored whole; what was not is absent, or done once when it is sent again',
  attack: 'kill -9 of server and worker at a random moment while twenty clerks send births with their papers',
  control: 'statements without a transaction',
  rounds: { whole: 200, control: 10 }, minutes: 15, run,
}

const WRITERS = 20
/** Of the demonstration's staff; data/staff.yaml. */
const PASSWORD = 'Motcua@1107'
/** Milliseconds under load before the kill. */
const [SOONEST, LATEST] = [50, 1_500]

interface Sent { readonly desk: BirthDesk; readonly n: number; readonly key: string }
/** What the clerks know: numbers told by registration, what of this round got no answer, and what was refused since. */
interface Book { readonly acknowledged: Map<number, string>; readonly unanswered: Sent[]; refused: number; next: number }

/** What makes many statements one. */
export const NO_TRANSACTION: Guard = {
  file: 'server/src/platform/db.ts',
  text: "begin: CompiledQuery.raw(BEGIN), commit: CompiledQuery.raw('commit'), rollback: CompiledQuery.raw('rollback'),",
  instead: "begin: CompiledQuery.raw('select'), commit: CompiledQuery.raw('select'), rollback: CompiledQuery.raw('select'),",
}

/**
 * Kills server and worker at a random moment while twenty clerks send complete birth registrations, starts them again,
 * sends once more, under its key, what got no answer, and looks whether everything is there, once and whole.
 */
async function run({ rounds, isControl, tell }: DrillRun): Promise<Outcome> {
  const folder = newFolder(readyFolder(FIRST_MORNING))
  const unguarded = isControl ? withoutGuards([NO_TRANSACTION]) : undefined
  const how = { folder, entry: unguarded?.entry }
  let instance = await startInstance(how)
  const database = new pg.Client(instance.databaseUrl('postgres'))
  await database.connect()
  const book: Book = { acknowledged: new Map(), unanswered: [], refused: 0, next: 1 }
  const found = new Map<string, number>()
  let slowest = 0
  try {
    const desks = await openSomeDesks(instance, database)
    for (let round = 1; round <= rounds; round += 1) {
      await loadAndKill(instance, desks, book)
      instance = await startInstance(how)
      slowest = Math.max(slowest, instance.startedIn)
      const cut = book.unanswered.length
      await sendAgain(instance, book)
      const broken = await brokenInvariants(database, `${folder}/files`)
      for (const [name, count] of broken) found.set(name, Math.max(count, found.get(name) ?? 0))
      const faults = [...broken].map(([name, count]) => `, ${count} ${name}`).join('')
      tell(
        `round ${round}: ${book.acknowledged.size} acknowledged, ${cut} cut off, ready again after ${instance.startedIn.toFixed(1)} s${faults}`,
      )
    }
    const halves = [...found.values()].reduce((sum, one) => sum + one, 0)
    const { lost, doubled } = await compare(database, book.acknowledged)
    return {
      rounds, acknowledged: book.acknowledged.size, lost: lost + book.refused, doubled, halves,
      figures: [{ name: 'slowest start after a kill', value: slowest, unit: 's' }],
    }
  } finally {
    await database.end()
    await instance.stop()
    unguarded?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Twenty counters, each of another agency; which, comes from their names, so that runs are alike. */
async function openSomeDesks(instance: Instance, database: pg.Client): Promise<BirthDesk[]> {
  const { rows } = await database.query<{ username: string }>(`
    select distinct on (unit_id) username from identity.account join identity.staff_grant on account_id = account.id
    where role = 'reception' order by unit_id, account.id`)
  const client = openClient(instance.url)
  const desks: BirthDesk[] = []
  for (const [n, { username }] of rows.entries()) {
    if (desks.length === WRITERS) break
    const desk = await openBirthDesk(client, username, PASSWORD, n)
    const { status } = await client.send('POST', '/api/dossiers', {
      cookie: desk.cookie, body: birthBody(desk, 900_000_000 + n),
    })
    if (status === 201) desks.push(desk)
  }
  client.close()
  if (desks.length === 0) throw new Error('nobody registers births')
  return desks
}

async function loadAndKill(instance: Instance, desks: readonly BirthDesk[], book: Book): Promise<void> {
  const client = openClient(instance.url)
  const ending = new AbortController()
  const writers = Array.from({ length: WRITERS }, async (_, w) => {
    const desk = desks[w % desks.length]
    if (desk) await write(client, desk, book, ending.signal)
  })
  await pause(randomInt(SOONEST, LATEST))
  await instance.kill()
  ending.abort()
  await Promise.all(writers)
  client.close()
}

/**
 * One clerk who scans a paper and sends a dossier with it, again and again until the line is cut; what got no answer is
 * remembered with its key.
 */
async function write(client: Client, desk: BirthDesk, book: Book, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const n = book.next++
    const [form = '', , card = ''] = desk.uploads
    const proof = await upload(client, desk.cookie, 'giay-chung-sinh.pdf', smallPdf(`${desk.username} ${n}`))
      .catch(() => undefined)
    if (proof === undefined) return
    const sent = { desk: { ...desk, uploads: [form, proof, card] }, n, key: randomUUID() }
    const answer = await client
      .send('POST', '/api/dossiers', { cookie: desk.cookie, body: birthBody(sent.desk, n), key: sent.key })
      .catch(() => undefined)
    if (answer?.status === 201) book.acknowledged.set(n, numberIn(answer.body))
    else book.unanswered.push(sent)
    if (!answer) return
  }
}

/** A clerk whose line was cut presses again: the first answer, or done now. With the guard out there may be neither. */
async function sendAgain(instance: Instance, book: Book): Promise<void> {
  const client = openClient(instance.url)
  for (const { desk, n, key } of book.unanswered.splice(0)) {
    const { status, body } = await client.send('POST', '/api/dossiers', {
      cookie: desk.cookie, body: birthBody(desk, n), key,
    })
    if (status === 201) book.acknowledged.set(n, numberIn(body))
    else book.refused += 1
  }
  client.close()
}

function numberIn(body: Buffer): string {
  return (JSON.parse(body.toString()) as { number: string }).number
}

/** Each told number against the tables, by the number of the birth certificate, which no two registrations share. */
async function compare(
  database: pg.Client, acknowledged: ReadonlyMap<number, string>,
): Promise<{ lost: number; doubled: number }> {
  const { rows } = await database.query<{ proof: string; number: string }>(`
    select answers ->> 'child.birthProofNumber' as proof, number from dossiers.dossier join dossiers.answers on dossier_id = id`)
  const numbers = new Map<string, string[]>()
  for (const { proof, number } of rows) numbers.set(proof, [...(numbers.get(proof) ?? []), number])
  const lost = [...acknowledged].filter(([n, number]) => !numbers.get(`${n}/GCS-DEMO/21`)?.includes(number)).length
  return { lost, doubled: [...numbers.values()].filter((many) => many.length > 1).length }
}
