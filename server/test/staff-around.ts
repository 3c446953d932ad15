import { sql } from 'kysely'
import type { Day } from '../src/kernel/work-calendar.ts'
import type { Dossier } from '../src/modules/dossiers/public.ts'
import { ROLES } from '../src/modules/identity/public.ts'
import type { Task } from '../src/modules/workflow/public.ts'
import type { Province } from './province-database.ts'

/** Somebody of the staff, with what is granted to them. */
export interface Account {
  readonly accountId: bigint
  readonly fullName: string
  readonly grants: readonly { role: string; unitId: bigint }[]
}

/**
 * One of each role at each unit that the dossier is or was at, and at those above them; and somebody with each role
 * alone.
 */
export async function staffAround(
  province: Province, today: Day, dossier: Dossier, tasks: readonly Task[],
): Promise<Account[]> {
  const directory = province.directory.on(today)
  const near = [
    dossier.receivesAtId, dossier.competentUnitId, dossier.receivingUnitId, ...tasks.map(({ unitId }) => unitId),
  ]
  const units = [...new Set(near.flatMap((id) => [id, directory.byId(id)?.parentId ?? id]))]
  const { rows } = await sql<{ accountId: bigint; fullName: string; role: string; unitId: bigint }>`
    select account_id, full_name, role, g.unit_id from identity.staff_grant g join identity.staff s using (account_id)
    where g.unit_id = any(${units}) and g.valid @> ${today}::date order by account_id`.execute(province.database.owner)
  const ofPlace = new Map<string, Account>()
  for (const { role, unitId } of rows) {
    const first = rows.find((row) => row.role === role && row.unitId === unitId)
    if (first)
      ofPlace.set(String(first.accountId), {
        ...first, grants: rows.filter((row) => row.accountId === first.accountId),
      })
  }
  // At the section and at the unit that has it now also each role that the data give nobody, and a colleague of whoever
  // holds the step.
  const now = tasks.at(-1)
  const alone = ROLES.filter((role) => !['citizen', 'organisation', 'authorised'].includes(role)).flatMap((role) =>
    [dossier.receivesAtId, now?.unitId ?? dossier.competentUnitId]
      .filter(
        (unitId) =>
          !rows.some((row) => row.role === role && row.unitId === unitId) ||
          (role === now?.role && unitId === now.unitId),
      )
      .map((unitId, nth): Account => ({
        accountId: 9_000_000n + BigInt(ROLES.indexOf(role) * 2 + nth), fullName: 'Trần Văn Mẫu',
        grants: [{ role, unitId }],
      })),
  )
  return [...ofPlace.values(), ...alone]
}
