import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { Instance, InstanceState, Scope, Token } from '../domain/run/instance.ts'
import type { InstanceTables } from './instance-tables.ts'

export type InstanceRow = Pick<
  Selectable<InstanceTables['workflow.instance']>, 'id' | 'publicId' | 'modelId' | 'caseId' | 'restless'>

/** A run as it stands, locked until the transaction ends. */
export interface LockedInstance extends InstanceRow { readonly instance: Instance }

/** A token as PostgreSQL writes a row in JSON; `instanceOf` reads it, and nobody else. */
export interface TokenJson {
  readonly id: number
  readonly node_id: string
  readonly scope: number
  readonly at: Token['at']
  readonly via: string | null
  readonly of: number | null
  readonly is_listening: boolean
  readonly is_round: boolean
  readonly is_passed: boolean
  readonly name: string | null
  readonly correlation: string | null
  readonly due_at: string | null
  readonly more: number | null
  readonly fault: Token['fault']
  readonly counted: Token['counted']
}

/**
 * Takes a run to move it: whoever comes second waits, and finds it moved. The tokens come with it, in one round trip.
 * Undefined if there is none.
 */
export async function lockInstance(tx: Tx, id: bigint): Promise<LockedInstance | undefined> {
  // The tokens are read after the lock is held: in the statement that waits they would be those of before. The second
  // statement begins when the first has ended, though both are sent at once.
  const [{ rows: [row] }, { rows: tokens }] = await Promise.all([
    sql<{
      id: bigint; publicId: string; modelId: bigint; caseId: bigint | null; restless: number; state: InstanceState
      error: string | null; nextId: number; scopes: readonly Scope[]
    }>`
      select id, public_id, model_id, case_id, restless, state, error, next_id, scopes
      from workflow.instance where id = ${id} for update`.execute(tx),
    sql<{ token: TokenJson }>`
      select to_jsonb(token) as token from workflow.token where instance_id = ${id} order by id`.execute(tx),
  ])
  if (!row) return undefined
  const { state, error, nextId, scopes, ...rest } = row
  return { ...rest, instance: instanceOf({ state, error, nextId, scopes }, tokens.map(({ token }) => token)) }
}

/** The same of the run of a case, if it runs. */
export async function lockRunOfCase(tx: Tx, caseId: bigint): Promise<LockedInstance | undefined> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    select id from workflow.instance where case_id = ${caseId} and state = 'running' order by id desc limit 1`.execute(tx)
  return row && lockInstance(tx, row.id)
}

/** The run of a case, as far as it goes on. */
export async function findRunOfCase(
  tx: Tx, caseId: bigint,
): Promise<Pick<InstanceRow, 'id' | 'modelId'> | undefined> {
  const { rows: [row] } = await sql<Pick<InstanceRow, 'id' | 'modelId'>>`
    select id, model_id from workflow.instance
    where case_id = ${caseId} and state = 'running' order by id desc limit 1`.execute(tx)
  return row
}

/** Ends what still runs of a case: it is over, whatever its process had in mind. */
export async function endRunsOf(tx: Tx, caseId: bigint, at: Date): Promise<void> {
  await sql`
    with ended as (
      update workflow.instance set state = 'terminated', ended_at = ${at}
      where case_id = ${caseId} and state = 'running' returning id)
    delete from workflow.token using ended where instance_id = ended.id`.execute(tx)
}

/** A run from its row and the JSON of its tokens. */
export function instanceOf(row: Omit<Instance, 'tokens'>, tokens: readonly TokenJson[]): Instance {
  return { ...row, tokens: tokens.map(tokenOf) }
}

/** A run to be written for the first time. */
export interface NewRun {
  readonly modelId: bigint
  readonly caseId: bigint | null
  readonly startedAt: Date
  readonly made: Instance
}

/** A new run with its tokens. */
export async function insertInstance(
  tx: Tx, { modelId, caseId, startedAt, made }: NewRun,
): Promise<InstanceRow> {
  const { rows: [row] } = await sql<InstanceRow>`
    with made as (
      insert into workflow.instance (model_id, case_id, state, error, next_id, scopes, started_at, ended_at)
      values (${modelId}, ${caseId}, ${made.state}, ${made.error}, ${made.nextId}, ${JSON.stringify(made.scopes)},
        ${startedAt}, ${made.state === 'running' ? null : startedAt})
      returning id, public_id, model_id, case_id, restless),
    tokens as (
      insert into workflow.token select made.id, token.* from made, ${recordsOf(made.tokens)})
    select * from made`.execute(tx)
  if (!row) throw new Error('nothing was inserted')
  return row
}

/** Writes where a run has moved to: only the tokens that changed, in one round trip. */
export async function updateInstance(
  tx: Tx, id: bigint, { before, after, at, restless }: {
    before: Instance; after: Instance; at: Date; restless: number
  },
): Promise<void> {
  const was = new Map(before.tokens.map((token) => [token.id, token]))
  const changed = after.tokens.filter((token) => was.get(token.id) !== token)
  const stays = new Set(after.tokens.map((token) => token.id))
  const gone = before.tokens.flatMap((token) => stays.has(token.id) ? [] : [token.id])
  await sql`
    with gone as (
      delete from workflow.token where instance_id = ${id} and id = any(${[...gone]}::integer[])),
    moved as (
      update workflow.instance set state = ${after.state}, error = ${after.error}, next_id = ${after.nextId},
        scopes = ${JSON.stringify(after.scopes)}::jsonb, restless = ${restless},
        ended_at = ${after.state === 'running' ? null : at}
      where id = ${id})
    insert into workflow.token select ${id}::bigint, token.* from ${recordsOf(changed)}
    on conflict (instance_id, id) do update set at = excluded.at, via = excluded.via, of = excluded.of,
      is_listening = excluded.is_listening, is_passed = excluded.is_passed, name = excluded.name,
      correlation = excluded.correlation, due_at = excluded.due_at, more = excluded.more, fault = excluded.fault,
      counted = excluded.counted`
    .execute(tx)
}

/** Puts a run as it is to stand now in the place of where it stood, in another version of its process. */
export async function replaceInstance(
  tx: Tx, id: bigint, { before, after, modelId }: { before: Instance; after: Instance; modelId: bigint },
): Promise<void> {
  const ids = before.tokens.map((token) => token.id)
  await sql`delete from workflow.token where instance_id = ${id} and id = any(${ids}::integer[])`.execute(tx)
  await sql`insert into workflow.token select ${id}::bigint, token.* from ${recordsOf(after.tokens)}`.execute(tx)
  await sql`
    update workflow.instance set model_id = ${modelId}, next_id = ${after.nextId},
      scopes = ${JSON.stringify(after.scopes)}::jsonb where id = ${id}`.execute(tx)
}

/** Tokens as rows of a statement. */
export function recordsOf(tokens: readonly Token[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(tokens.map(jsonOf))}::jsonb) as token(
    id integer, node_id text, scope integer, at text, via text, of integer, is_listening boolean, is_round boolean,
    is_passed boolean, name text, correlation text, due_at timestamptz, more integer, fault jsonb, counted jsonb)`
}

function jsonOf({ node, isListening, isRound, isPassed, dueAt, ...rest }: Token): TokenJson {
  return {
    ...rest, node_id: node, is_listening: isListening, is_round: isRound, is_passed: isPassed,
    due_at: dueAt?.toISOString() ?? null,
  }
}

function tokenOf({ id, node_id, is_listening, is_round, is_passed, due_at, ...rest }: TokenJson): Token {
  const { scope, at, via, of, name, correlation, more, fault, counted } = rest
  return {
    id, node: node_id, scope, at, via, of, isListening: is_listening, isRound: is_round, isPassed: is_passed, name,
    correlation, dueAt: due_at === null ? null : new Date(due_at), more, fault, counted,
  }
}
