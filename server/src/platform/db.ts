import {
  CamelCasePlugin, CompiledQuery, type DatabaseConnection, type Dialect, type Driver, Kysely, PostgresDialect,
  PostgresDriver, Transaction, sql,
} from 'kysely'
import type { Writable } from 'node:stream'
import pg from 'pg'
import { type Refusal, type Refused, type Result, ok } from '../kernel/result.ts'
import type { Clock } from './clock.ts'

/** This floor knows no table. A store names its own with `tx.withTables<...>()`, so it cannot reach a neighbour's. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- that it is empty is the point
type NoTables = Record<never, never>
export type Db = Kysely<NoTables>
export type Tx = Transaction<NoTables>

/** Who asks, for whom, from where, and for what; the door knows. Ids are those inside, never shown. */
export interface Sender {
  readonly actorId: bigint
  /** The absent colleague of staff; of people the person or organisation for whom they act. */
  readonly onBehalfOfId?: bigint | undefined
  /** The person for whom it is done, where it is done by another: at a counter, with a helper, by a mandate. */
  readonly forPersonId?: bigint | undefined
  readonly unitId?: bigint | undefined
  readonly fromAddr?: string | undefined
  /** Chosen by the caller and kept when it tries again; a repeat gets the first answer. */
  readonly requestId: string
  /** Of the deed and its body: the same id under another body is a mistake, and refused. */
  readonly bodyHash: Buffer
}

/** What every write use case is handed: one transaction, one moment, one person, one request. */
export interface Ctx extends Sender {
  readonly tx: Tx
  /** Read once per attempt, so that all rows of one transaction agree about the time. SQL never asks for it. */
  readonly now: Date
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
/** What a door sends back. JSON, because it is kept for a repeat; so no id from inside, a bigint, can leave in it. */
export interface Answer<T extends Json = Json> { readonly status: number; readonly body: T }
export interface RequestReused { readonly code: 'request-reused' }

/**
 * Lets each request through once. This floor may not know the table of requests, and no door may forget it: so `app`
 * puts the guard of `audit` (modules/audit/once.ts) into the backing, and there is no way to write around it.
 */
export interface RequestGuard {
  /** Claims the request, waiting for whoever holds it. An answer, if it was let through before. */
  claim(ctx: Ctx): Promise<Result<Answer | undefined, RequestReused>>
  /** Keeps the answer beside the change. */
  keep(ctx: Ctx, answer: Answer): Promise<void>
}

export interface Backing {
  readonly db: Db
  readonly clock: Clock
  readonly guard: RequestGuard
}

/** Types of PostgreSQL by their numbers: bigint, date, bigint[]. */
const [INT8, DATE, INT8_ARRAY] = [20, 1082, 1016]
/**
 * Given to each transaction, not to the connection: as start-up parameters PgBouncer refuses them. One message with
 * `begin`, because a round trip is a fifth of a short transaction.
 */
const BEGIN = `begin; set local statement_timeout = '5s'; set local idle_in_transaction_session_timeout = '5s'`

class LimitedDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(BEGIN))
  }
}

class LimitedDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  constructor(pool: pg.Pool) {
    super({ pool })
    this.#pool = pool
  }

  override createDriver(): PostgresDriver {
    return new LimitedDriver({ pool: this.#pool })
  }
}

const OWN_PARSERS = new Map<number, (value: string) => unknown>([
  [INT8, BigInt], [DATE, (value) => value],
  [INT8_ARRAY, (value) => value.slice(1, -1).split(',').filter(Boolean).map(BigInt)],
])

function parserOf(oid: number, format: 'text' | 'binary' | undefined): (value: string) => unknown {
  return pg.types.getTypeParser(oid, format) as (value: string) => unknown
}

/** The same text under the same name in every connection, so that PostgreSQL plans each statement once. */
const statementNames = new Map<string, string>()
/** Statements with lists of changing length would fill the server's memory with plans. */
const MOST_NAMES = 2_000

/** What a transaction begins and ends with. */
const FRAME = {
  begin: CompiledQuery.raw(BEGIN), commit: CompiledQuery.raw('commit'), rollback: CompiledQuery.raw('rollback'),
}
/** What a transaction of Kysely is made of; kept because `inTransaction` makes its own. */
const partsOf = new WeakMap<Db, { readonly dialect: Dialect; readonly driver: Driver }>()

/** What a transaction has sent and nobody has waited for, and the first fault of it. */
interface Unawaited { readonly all: Promise<void>[]; fault?: Error }
const unawaitedOf = new WeakMap<Tx, Unawaited>()

/**
 * Leaves a write to the commit to wait for, which does not come about if the write fails: whoever needs no answer to it
 * spares a round trip. Statements after it see it, as they run in the order of asking. In a transaction that
 * `inTransaction` did not begin it is waited for here.
 */
export async function leaveToCommit(tx: Tx, written: Promise<unknown>): Promise<void> {
  const unawaited = unawaitedOf.get(tx)
  if (!unawaited) {
    await written
    return
  }
  unawaited.all.push(written.then(() => undefined, (error: unknown) => {
    unawaited.fault ??= error instanceof Error ? error : new Error(String(error))
  }))
}

/**
 * How moments and days are written to and fro, whatever the database or the role is set to: of another style the driver
 * makes other moments, or none. Said at the start, since PgBouncer keeps both for a client, as for every JDBC driver.
 */
const WRITTEN = { DateStyle: 'ISO, YMD', TimeZone: 'UTC' }

class NamingClient extends pg.Client {
  /** Of the driver, which has no option for these two; `db.db.test.ts` would tell if it asked for it no more. */
  getStartupConf(): Record<string, string> {
    const driver = Object.getPrototypeOf(NamingClient.prototype) as Pick<NamingClient, 'getStartupConf'>
    return { ...driver.getStartupConf.call(this), ...WRITTEN }
  }

  /**
   * What is asked for in one turn of the event loop leaves in one write: a write costs as much as planning a statement.
   * The driver's overloads are many; ours passes all but one of them through untouched.
   */
  override query(...args: unknown[]): never {
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Writable } }).connection
    stream.cork()
    process.nextTick(() => { stream.uncork() })
    const [text, values] = args
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      const name = nameOf(text)
      if (name) return super.query({ name, text, values } as never)
    }
    return (super.query as (...all: unknown[]) => never).apply(this, args)
  }
}

function nameOf(text: string): string | undefined {
  const known = statementNames.get(text)
  if (known || statementNames.size >= MOST_NAMES) return known
  const name = `s${statementNames.size}`
  statementNames.set(text, name)
  return name
}

export interface PoolOptions {
  /** Connections at most; a server process does with ten. */
  readonly max?: number
}

/**
 * Opens a pool. 64-bit columns and arrays arrive as bigint, which JSON refuses to write; `date` as the text
 * `YYYY-MM-DD`, which is a Day. Nested keys of JSON columns are left alone: they are a citizen's answers, not our
 * names. Without a listener, an idle connection cut by a restart of PostgreSQL would end the process.
 */
export function openDb(connectionString: string, onIdleError: (error: Error) => void, options: PoolOptions = {}): Db {
  const types: pg.CustomTypesConfig = { getTypeParser: (oid, format) => OWN_PARSERS.get(oid) ?? parserOf(oid, format) }
  const pool = new pg.Pool({ connectionString, max: options.max ?? 10, types, Client: NamingClient, pipeline: true })
  pool.on('error', onIdleError)
  // One in use has no listener of the pool: cut while a transaction waits, it would end the process too. Its query is
  // refused.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const dialect = new LimitedDialect(pool)
  const db = new Kysely<NoTables>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })
  partsOf.set(db, { dialect, driver: dialect.createDriver() })
  return db
}

/**
 * A transaction whose statements go to the server as they are asked for, without waiting for the answers to those
 * before (`pipeline` of the driver): whoever needs no answer starts several and awaits them together. Kysely's own
 * would let each wait. They run in the order of asking; when one fails, PostgreSQL refuses all after it, and nothing is
 * kept.
 *
 * `last` is sent together with the commit; the promise fails if either does.
 */
async function pipelined<T>(
  db: Db, work: (tx: Tx) => Promise<{ readonly value: T; readonly last: Promise<unknown> }>,
): Promise<T> {
  const executor = db.getExecutor()
  const parts = partsOf.get(db)
  if (!parts) throw new Error('a database that openDb did not open')
  return executor.provideConnection(async (connection) => {
    const ownExecutor = executor.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) })
    const tx = new Transaction<NoTables>({ ...parts, config: parts, executor: ownExecutor })
    const { begin, commit, rollback } = FRAME
    const unawaited: Unawaited = { all: [] }
    unawaitedOf.set(tx, unawaited)
    try {
      // Sent with the first statement of the work, the claim of its request: nobody waits for the answer to it alone.
      const begun = connection.executeQuery(begin)
      const [{ value, last }] = await Promise.all([work(tx), begun])
      await Promise.all([last, connection.executeQuery(commit), ...unawaited.all])
      if (unawaited.fault) throw unawaited.fault
      return value
    } catch (error) {
      // the connection is gone, and the transaction with it
      await connection.executeQuery(rollback).catch(() => undefined)
      // What failed first says why; all after it were only refused.
      throw unawaited.fault ?? error
    }
  })
}

/** Why the database does not answer, as the code of the driver or of PostgreSQL; undefined if it does. */
export async function findFault(db: Db): Promise<string | undefined> {
  return sql`select 1`.execute(db).then(
    () => undefined, (error: unknown) => (Object(error) as { readonly code?: string }).code ?? 'unknown',
  )
}

/** When the connection in use began, by the clock of the database; of a pool of one, opened just now, about now. */
export async function readConnectedAt(db: Db): Promise<Date | undefined> {
  const { rows: [row] } = await sql<{ at: Date }>`
    select backend_start as at from pg_stat_activity where pid = pg_backend_pid()`.execute(db)
  return row?.at
}

/** Whether the database answers. */
export async function isReachable(db: Db): Promise<boolean> {
  return await findFault(db) === undefined
}

/**
 * Runs `work` in one transaction, once per request, and answers what `show` makes of its value. Commits when `work`
 * answers `ok`; rolls back when it refuses or throws, so a use case may refuse half way without undoing anything by
 * hand (docs/adr/0001). Refuses with `request-reused` if the request came before with another body.
 *
 * A deadlock or serialisation failure is tried again, three times in all. `work` must therefore touch nothing
 * but its `ctx`: mail, files and calls to other systems start from the event that the transaction leaves behind.
 */
export async function inTransaction<T, B extends Json, R extends Refusal>(
  { db, clock, guard }: Backing,
  sender: Sender,
  work: (ctx: Ctx) => Promise<Result<T, R>>,
  show: (value: T) => Answer<B>,
): Promise<Result<Answer<B>, R | RequestReused>> {
  for (let attempt = 1; ; attempt += 1) {
    const seen: { refused?: Refused<R | RequestReused> } = {}
    try {
      return await pipelined(db, async (tx) => {
        const ctx = { ...sender, tx, now: clock.now() }
        const claimed = await guard.claim(ctx)
        if (claimed.ok && claimed.value) return { value: ok(claimed.value as Answer<B>), last: Promise.resolve() }
        const result = claimed.ok ? await work(ctx) : claimed
        if (!result.ok) {
          seen.refused = result
          throw new Error(`rolled back by refusal ${result.refusal.code}`)
        }
        const answer = show(result.value)
        return { value: ok(answer), last: guard.keep(ctx, answer) }
      })
    } catch (error) {
      if (seen.refused) return seen.refused
      if (attempt === 3 || !isWorthAnotherTry(error)) throw error
    }
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  const serializationFailure = '40001'
  const deadlockDetected = '40P01'
  return error instanceof pg.DatabaseError && [serializationFailure, deadlockDetected].includes(error.code ?? '')
}
