import { randomBytes, randomUUID } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { type Tx, openDb } from '@motcua/server/src/platform/db.ts'
import type { WrittenTable } from './written-rows.ts'

export interface IntakeFloor {
  /** Writes the rows of one intake anew, in one transaction that is on disk when it answers. */
  writeOnce: () => Promise<void>
  close: () => Promise<void>
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Far above what the sequences of the program give. */
let nextId = 1_000_000_000_000n

interface Names {
  readonly dossier: string
  readonly wish: string
  /** The run, which names itself when it is written. */
  run: string
  readonly papers: readonly string[]
}

/**
 * The least that the rows of one intake can cost: the very rows that the use case wrote, to the same tables with their
 * indexes and checks, one prepared statement a table in one transaction, through the product's own pool. It looks
 * nothing up, checks nothing and answers nobody; the request is claimed first and answered last, the serial of the
 * agency and day is taken as the product takes it.
 */
export function openIntakeFloor(
  databaseUrl: string, written: readonly WrittenTable[], agencyIds: readonly bigint[], connections: number,
): IntakeFloor {
  const db = openDb(databaseUrl, () => undefined, { max: connections })
  const tables = written.map((table) => ({ ...table, text: insertOf(table) }))
  let turn = 0
  const write = async (tx: Tx) => {
    const run = (text: string, values: readonly unknown[]) =>
      tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]))
    const papers = (written.find(({ table }) => table === 'documents.paper')?.rows ?? []).map(() => String(nextId++))
    const names: Names = { dossier: String(nextId++), wish: String(nextId++), run: '', papers }
    const requestId = randomUUID()
    let serial = 0
    for (const { table, columns, rows, text } of tables) {
      if (table === 'dossiers.serial') {
        const day = rows[0]?.[columns.indexOf('day')]
        const { rows: [taken] } = await run(TAKE_SERIAL, [agencyIds[turn++ % agencyIds.length], day])
        serial = Number(taken?.['last'])
        continue
      }
      const { rows: [stored] } = await run(
        text,
        rows.flatMap((row, n) =>
          columns.map((column, c) => fresh(table, column, row[c] ?? null, n, { names, requestId, serial })),
        ),
      )
      if (stored) names.run = String(stored['id'])
    }
    const answered = written.find(({ table }) => table === 'audit.request')
    if (!answered) return
    const valueOf = (column: string) => answered.rows[0]?.[answered.columns.indexOf(column)]
    await run('update audit.request set status = $1, answer = $2 where actor_id = $3 and id = $4', [
      valueOf('status'), valueOf('answer'), valueOf('actor_id'), requestId,
    ])
  }
  return {
    writeOnce: () => db.transaction().execute(write),
    close: () => db.destroy(),
  }
}

const TAKE_SERIAL = `insert into dossiers.serial as s (agency_id, day, last) values ($1, $2, 1)
  on conflict (agency_id, day) do update set last = s.last + 1 returning last`

function insertOf({ table, columns, rows }: WrittenTable): string {
  let place = 0
  const values = rows.map(() => `(${columns.map(() => `$${place += 1}`).join(', ')})`)
  const named = columns.map((column) => `"${column}"`).join(', ')
  return `insert into ${table} (${named}) values ${values.join(', ')}${table === 'workflow.instance' ? ' returning id' : ''}`
}

/** What must be another value in each transaction; all else is written as it was. */
function fresh(
  table: string, column: string, value: string | null, n: number,
  { names, requestId, serial }: { names: Names; requestId: string; serial: number },
): string | null {
  if (value === null) return null
  if (table === 'audit.request' && column === 'id') return requestId
  if (table === 'audit.request' && (column === 'status' || column === 'answer')) return null
  if (table === 'documents.paper' && column === 'id') return names.papers[n] ?? null
  if ((table === 'dossiers.request' && column === 'id') || (table === 'dossiers.dossier' && column === 'request_id'))
    return names.wish
  if ((table === 'dossiers.dossier' && column === 'id') || ['dossier_id', 'case_id', 'subject_id'].includes(column))
    return names.dossier
  if (column === 'instance_id') return names.run
  if (column === 'paper_ids') return value === '{}' ? value : `{${names.papers[n] ?? names.papers[0] ?? ''}}`
  if (column === 'number') return `FLOOR-${names.dossier}-${serial}`
  if (column === 'likeness') return `\\x${randomBytes(32).toString('hex')}`
  if (column === 'tracking_token') return randomBytes(12).toString('base64url')
  return UUID.test(value) ? randomUUID() : value
}
