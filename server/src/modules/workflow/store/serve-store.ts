import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { RunOfDeed } from '../deed.ts'
import type { Scope, Variables } from '../domain/run/instance.ts'
import { variablesIn } from '../domain/run/variables.ts'
import type { WaitingToken } from './due-store.ts'

/** A step that waits for a deed of the program. */
export interface WaitingDeed extends WaitingToken {
  readonly caseId: bigint | null
  readonly deed: string
  readonly tries: number
}

/** Deeds that wait for a job and may be tried now, in the order of their runs (token_to_serve). */
export async function listWaitingDeeds(
  db: Db, deeds: readonly string[], now: Date, limit: number,
): Promise<WaitingDeed[]> {
  const { rows } = await sql<WaitingDeed>`
    select token.instance_id, token.id as token_id, case_id, token.name as deed, coalesce(tries, 0) as tries
    from workflow.token join workflow.instance on instance.id = token.instance_id
    left join workflow.attempt on attempt.instance_id = token.instance_id and token_id = token.id
    where at = 'service' and token.name = any(${[...deeds]}::text[]) and (next_at is null or next_at <= ${now})
    order by token.instance_id, token.id limit ${limit}`.execute(db)
  return rows
}

/** Writes down that a deed failed, and when it is tried again; nothing where its step is gone meanwhile. */
export async function noteAttempt(
  tx: Tx, { instanceId, tokenId }: WaitingToken, { tries, nextAt, text }: { tries: number; nextAt: Date; text: string },
): Promise<void> {
  await sql`
    insert into workflow.attempt (instance_id, token_id, tries, next_at, text)
    select instance_id, id, ${tries}, ${nextAt}, ${text} from workflow.token
    where instance_id = ${instanceId} and id = ${tokenId} and at = 'service'
    on conflict (instance_id, token_id)
    do update set tries = excluded.tries, next_at = excluded.next_at, text = excluded.text`.execute(tx)
}

/** The deed begins anew: how often it was tried before no longer counts. */
export async function forgetAttempt(tx: Tx, { instanceId, tokenId }: WaitingToken): Promise<void> {
  await sql`delete from workflow.attempt where instance_id = ${instanceId} and token_id = ${tokenId}`.execute(tx)
}

/** A run at a step that waits for a deed, with the variables that the step sees. */
export interface SeenRun extends RunOfDeed { readonly variables: Variables }

/** Read without a lock: whoever moves the run afterwards finds out whether it still stands there. */
export async function readSeen(tx: Tx, { instanceId, tokenId }: WaitingToken): Promise<SeenRun | undefined> {
  const { rows: [row] } = await sql<Omit<SeenRun, 'variables'> & { scope: number; scopes: readonly Scope[] }>`
    select instance_id, public_id, case_id, scope, scopes
    from workflow.instance join workflow.token on instance_id = instance.id
    where instance.id = ${instanceId} and token.id = ${tokenId} and at = 'service'`.execute(tx)
  if (!row) return undefined
  const { scope, scopes, ...run } = row
  return { ...run, variables: variablesIn({ scopes: new Map(scopes.map((one) => [one.id, one])) }, scope) }
}
