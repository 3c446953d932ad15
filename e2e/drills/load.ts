import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type BirthDesk, birthBody, smallPdf } from '../birth.ts'
import { type Client, openClient, upload } from '../client.ts'
import type { Instance } from '../instance.ts'
import { openBirthDesks } from './birth-desks.ts'

const WRITERS = 20
/** Milliseconds before a clerk whose line was cut scans the next paper. */
const AFTER_A_CUT = 50

export interface Sent { readonly desk: BirthDesk; readonly n: number; readonly key: string }

/**
 * What the clerks know: numbers told by registration, what got no answer or none that is one, and what was refused
 * since.
 */
export interface Book {
  readonly acknowledged: Map<number, string>
  readonly unanswered: Sent[]
  /** How often each status was answered that is no yes. */
  readonly statuses: Map<number, number>
  refused: number
  next: number
}

export function openBook(): Book {
  return { acknowledged: new Map(), unanswered: [], statuses: new Map(), refused: 0, next: 1 }
}

/**
 * Looks at rows as nobody in the program may, on one connection. A server that is stopped or killed beneath it is no
 * fault of the drill; one that is not there yet is told.
 */
export async function openTruth(instance: Pick<Instance, 'databaseUrl'>): Promise<pg.Pool> {
  const database = new pg.Pool({
    connectionString: instance.databaseUrl('postgres'), max: 1, idleTimeoutMillis: 0,
  })
  database.on('error', () => undefined)
  await database.query('select')
  return database
}

/** The desks at which clerks write, twenty unless told. */
export async function openDesks(url: string, database: pg.Pool, count = WRITERS): Promise<BirthDesk[]> {
  const client = openClient(url)
  return openBirthDesks(client, database, count).finally(() => { client.close() })
}

/** Twenty clerks at these desks, who write until the signal. */
export async function writeUntil(
  url: string,
  { desks, book, signal }: { readonly desks: readonly BirthDesk[]; readonly book: Book; readonly signal: AbortSignal },
): Promise<void> {
  const client = openClient(url)
  await Promise.all(Array.from({ length: WRITERS }, async (_, w) => {
    const desk = desks[w % desks.length]
    if (desk) await write(client, desk, book, signal)
  }))
  client.close()
}

/**
 * One clerk who scans a paper and sends a dossier with it, again and again; what got no yes is remembered with its key.
 */
async function write(client: Client, desk: BirthDesk, book: Book, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const n = book.next++
    const [form = '', , card = ''] = desk.uploads
    const proof = await upload(client, desk.cookie, 'giay-chung-sinh.pdf', smallPdf(`${desk.username} ${n}`))
      .catch(() => undefined)
    if (proof === undefined) {
      await pause(AFTER_A_CUT)
      continue
    }
    const sent = { desk: { ...desk, uploads: [form, proof, card] }, n, key: randomUUID() }
    await sendOnce(client, sent, book)
  }
}

/** Writes down the number, or that there was none. */
async function sendOnce(client: Client, sent: Sent, book: Book): Promise<void> {
  const { desk, n, key } = sent
  const answer = await client
    .send('POST', '/api/dossiers', { cookie: desk.cookie, body: birthBody(desk, n), key })
    .catch(() => undefined)
  if (answer?.status === 201) {
    book.acknowledged.set(n, numberIn(answer.body))
    return
  }
  book.unanswered.push(sent)
  if (answer) book.statuses.set(answer.status, (book.statuses.get(answer.status) ?? 0) + 1)
}

/** A clerk whose line was cut presses again: the first answer, or done now. With the guard out there may be neither. */
export async function sendAgain(url: string, book: Book): Promise<void> {
  const client = openClient(url)
  for (const { desk, n, key } of book.unanswered.splice(0)) {
    const { status, body } = await client.send('POST', '/api/dossiers', {
      cookie: desk.cookie, body: birthBody(desk, n), key,
    })
    if (status === 201) book.acknowledged.set(n, numberIn(body))
    else book.refused += 1
  }
  client.close()
}

export function numberIn(body: Buffer): string {
  return (JSON.parse(body.toString()) as { number: string }).number
}

/** Numbers of dossiers by the number of the birth certificate, which no two registrations share. */
export async function numbersByProof(database: pg.Pool): Promise<Map<string, string[]>> {
  const { rows } = await database.query<{ proof: string; number: string }>(`
    select answers ->> 'child.birthProofNumber' as proof, number
    from dossiers.dossier join dossiers.answers on dossier_id = id where answers ? 'child.birthProofNumber'`)
  const numbers = new Map<string, string[]>()
  for (const { proof, number } of rows) numbers.set(proof, [...(numbers.get(proof) ?? []), number])
  return numbers
}

/** The number of the birth certificate in the declaration `birthBody(…, n)`. */
export function proofOf(n: number): string {
  return `${n}/GCS-DEMO/21`
}

/** Each told number against the tables. */
export async function compare(
  database: pg.Pool, acknowledged: ReadonlyMap<number, string>,
): Promise<{ lost: number; doubled: number }> {
  const numbers = await numbersByProof(database)
  const lost = [...acknowledged].filter(([n, number]) => !numbers.get(proofOf(n))?.includes(number)).length
  return { lost, doubled: [...numbers.values()].filter((many) => many.length > 1).length }
}
