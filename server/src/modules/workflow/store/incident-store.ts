import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Fault } from '../domain/run/instance.ts'

/** A step at which a run stopped, for whoever mends it: what it is, and nothing that a citizen said. */
export interface Incident {
  readonly instanceId: bigint
  readonly run: string
  readonly tokenId: number
  readonly caseId: bigint | null
  readonly process: string
  readonly version: number
  readonly node: string
  readonly nodeName: string
  readonly fault: Fault & { readonly since: string }
  /** Names of the variables that the run has at its top. */
  readonly variables: readonly string[]
}

/** Where the list goes on. */
export type IncidentPlace = Pick<Incident, 'instanceId' | 'tokenId'> & { readonly since: string }

/** Incidents, the longest standing first (token_at_fault). */
export async function listIncidents(db: Db, after: IncidentPlace | undefined, limit: number): Promise<Incident[]> {
  const { since, instanceId, tokenId } = after ?? { since: '', instanceId: 0n, tokenId: 0 }
  const { rows } = await sql<Incident>`
    select found.instance_id, instance.public_id as run, found.id as token_id, case_id, model.version, node_id as node,
      fault, case model.model ->> 'name' when '' then key else model.model ->> 'name' end as process,
      coalesce(model.model -> 'nodes' -> node_id ->> 'name', '') as node_name,
      array(select jsonb_object_keys(scopes -> 0 -> 'variables') order by 1) as variables
    from (
      select instance_id, id, node_id, fault from workflow.token
      where at = 'fault' and (fault ->> 'since', instance_id, id) > (${since}, ${instanceId}::bigint, ${tokenId}::integer)
      order by fault ->> 'since', instance_id, id limit ${limit}) as found
    join workflow.instance on instance.id = found.instance_id join workflow.model on model.id = model_id
    order by fault ->> 'since', found.instance_id, found.id`.execute(db)
  return rows
}

/** The run of an incident by its public id; undefined if there is none. */
export async function findRun(
  tx: Tx, publicId: string,
): Promise<{ instanceId: bigint; caseId: bigint | null } | undefined> {
  const { rows: [row] } = await sql<{ instanceId: bigint; caseId: bigint | null }>`
    select id as instance_id, case_id from workflow.instance where public_id = ${publicId}`.execute(tx)
  return row
}
