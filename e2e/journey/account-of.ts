import pg from 'pg'
import type { OpenedStage } from './open-stage.ts'
import type { Account } from './province.ts'

/**
 * Somebody of the staff, by what is asked of their account (`a`), their person (`s`) and their grant (`g`), in SQL.
 * Throws if nobody is so.
 */
export async function accountOf(
  { instance }: OpenedStage, asked: string, values: readonly unknown[],
): Promise<Account & { readonly fullName: string }> {
  const db = new pg.Client(instance.databaseUrl('postgres'))
  await db.connect()
  try {
    const { rows: [row] } = await db.query<Account & { fullName: string }>(`
      select a.username, g.role, g.unit_id::text as "unitId", null as territory, null as "territoryCode",
        s.full_name as "fullName"
      from identity.account a join identity.staff s on s.account_id = a.id
      join identity.staff_grant g on g.account_id = a.id ${asked} limit 1`, [...values])
    if (!row) throw new Error('nobody is so')
    return row
  } finally {
    await db.end()
  }
}

/** Who heads the agency that settles a dossier. */
export function headOf(stage: OpenedStage, number: string): Promise<Account> {
  return accountOf(stage, `
    where g.role = 'agency_head' and g.unit_id = (select competent_unit_id from dossiers.dossier where number = $1)`,
  [number])
}
