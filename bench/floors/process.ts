import { randomUUID } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import type { Backing, Tx } from '@motcua/server/src/platform/db.ts'

const STEPS = 6
const SCOPES = JSON.stringify([{
  id: 0, parent: null, owner: null, node: null, variables: { n: 1, done: true }, isHome: true, round: null, loops: {},
  done: [], undoes: null,
}])
const DATA = JSON.stringify({ process: randomUUID(), by: 'answer', passed: 'u1 s1', state: 'running' })

/**
 * The least that a process of six steps can cost: the same seven transactions, each of which claims its request, takes
 * the run under lock with its tokens, moves one token, writes the event and keeps the answer, in prepared statements
 * through the product's own pool. It evaluates nothing.
 */
export function openProcessFloor({ db, clock }: Backing, modelId: bigint): () => Promise<void> {
  return async () => {
    let id: unknown
    await db.transaction().execute(async (tx) => {
      id = await framed(tx, async (run, now) => {
        const { rows: [row] } = await run(
          `insert into workflow.instance (model_id, state, next_id, scopes, started_at) values ($1, 'running', 3, $2, $3)
           returning id`, [modelId, SCOPES, now])
        await run(INSERT_TOKEN, [row?.['id'], 1])
        return row?.['id']
      })
    })
    for (let step = 1; step <= STEPS; step += 1) {
      await db.transaction().execute(async (tx) => framed(tx, async (run, now) => {
        await run('select * from workflow.instance where id = $1 for update', [id])
        await run('select to_jsonb(token) from workflow.token where instance_id = $1 order by id', [id])
        await run('delete from workflow.token where instance_id = $1 and id = $2', [id, step])
        if (step < STEPS) await run(INSERT_TOKEN, [id, step + 1])
        await run(
          'update workflow.instance set state = $2, next_id = $3, scopes = $4, ended_at = $5 where id = $1',
          [id, step < STEPS ? 'running' : 'completed', step + 2, SCOPES, step < STEPS ? null : now])
      }))
    }
  }

  async function framed<T>(
    tx: Tx, work: (run: Run, now: Date) => Promise<T>,
  ): Promise<T> {
    const run: Run = (text, values) => tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]))
    const [requestId, now] = [randomUUID(), clock.now()]
    await run('insert into audit.request (actor_id, id, body_hash, at) values (1, $1, $2, $3)', [requestId, HASH, now])
    const value = await work(run, now)
    await run(
      `insert into audit.event (request_id, actor_id, type, subject_kind, subject_id, happened_at, data)
       values ($1, 1, 'process.moved', 'process', 1, $2, $3)`, [requestId, now, DATA])
    await run('update audit.request set status = 200, answer = $2 where actor_id = 1 and id = $1', [requestId, 'null'])
    return value
  }
}

type Run = (text: string, values: readonly unknown[]) => Promise<{ rows: Record<string, unknown>[] }>

const HASH = Buffer.alloc(32, 7)
const INSERT_TOKEN = `insert into workflow.token (instance_id, id, node_id, scope, at, is_listening, is_round, is_passed)
  values ($1, $2, 'u1', 0, 'user', false, false, false)`
