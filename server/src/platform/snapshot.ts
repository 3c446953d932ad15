import pg from 'pg'

/** One state of the database, however long it is looked at. */
export interface Snapshot {
  /**
   * Each row of a query as a line of COPY in text format, in UTF-8 and without its end: fields between tabs, `\N` for
   * null. The bytes are those of the server, so that whoever hashes them does not depend on how a driver reads types. A
   * line lives only during the call.
   */
  each(query: string, take: (line: Buffer) => void): Promise<void>
  /** The same, as texts. */
  lines(query: string): Promise<string[]>
  /** A statement with its values; rows as the driver reads them. */
  run<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>
}

export interface SnapshotOptions {
  /** Also writes; committed when the work is done. */
  readonly writes?: boolean
  /** Of chance, by name; held from before the snapshot until after its end. Nobody else at the same name meanwhile. */
  readonly lock?: string
  /** After so long a statement is given up; never, unless told: whoever verifies reads everything. */
  readonly limitSeconds?: number
}

/** What texts of types depend on; whoever verifies elsewhere sets the same. */
const SETTINGS = [
  "timezone = 'UTC'", "datestyle = 'ISO, YMD'", "intervalstyle = 'postgres'", 'extra_float_digits = 1',
  "bytea_output = 'hex'", "client_encoding = 'UTF8'", 'search_path = pg_catalog',
]

/**
 * Works on one state of the database over a connection of its own (REPEATABLE READ): what others commit meanwhile is
 * not seen. Undefined when somebody else has the lock. Not through a pooler of transactions, since the lock is the
 * session's.
 */
export async function withSnapshot<T>(
  connectionString: string, { writes = false, lock, limitSeconds = 0 }: SnapshotOptions,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T | undefined> {
  const client = new pg.Client(connectionString)
  client.on('error', () => undefined) // told by the query that was running
  await client.connect()
  try {
    if (lock !== undefined) {
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock(hashtext($1)) as held', [lock],
      )
      if (rows[0]?.held !== true) return undefined
    }
    const settings = [...SETTINGS, `statement_timeout = ${limitSeconds * 1_000}`]
    await client.query(settings.map((one) => `set ${one}`).join('; '))
    await client.query(`begin isolation level repeatable read ${writes ? 'read write' : 'read only'}`)
    const done = await work(snapshotOn(client))
    await client.query('commit')
    return done
  } finally {
    await client.end() // and with it what was not committed, and the lock
  }
}

function snapshotOn(client: pg.Client): Snapshot {
  const each: Snapshot['each'] = (query, take) =>
    new Promise((done, fail) => { client.query(new CopyOut(`copy (${query}) to stdout`, take, done, fail)) })
  return {
    each,
    async lines(query) {
      const lines: string[] = []
      await each(query, (line) => lines.push(line.toString('utf8')))
      return lines
    },
    async run<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      return (await client.query<R>(text, [...values])).rows
    },
  }
}

const LF = 10

/** COPY TO STDOUT as the driver lets others speak its protocol. */
class CopyOut implements pg.Submittable {
  readonly #text: string
  readonly #take: (line: Buffer) => void
  readonly #done: () => void
  readonly #fail: (error: unknown) => void
  #rest = Buffer.alloc(0)
  #failed: { readonly error: unknown } | undefined

  constructor(text: string, take: (line: Buffer) => void, done: () => void, fail: (error: unknown) => void) {
    this.#text = text
    this.#take = take
    this.#done = done
    this.#fail = fail
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text)
  }

  /** The server sends a row a message; that a part of one may come is left open by its manual. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.#failed) return
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    try {
      for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF)) {
        this.#take(bytes.subarray(0, end))
        bytes = bytes.subarray(end + 1)
      }
    } catch (error) {
      this.#failed = { error }
    }
    this.#rest = bytes.length === 0 ? Buffer.alloc(0) : Buffer.from(bytes)
  }

  handleCommandComplete(): void {
    // the end of the rows; ready for the next query comes after it
  }

  handleReadyForQuery(): void {
    if (this.#failed) this.#fail(this.#failed.error)
    else this.#done()
  }

  handleError(error: unknown): void {
    this.#failed ??= { error }
    this.#fail(error)
  }
}
