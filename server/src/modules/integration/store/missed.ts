import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { MissedPackage } from '../domain/missed.ts'

/** Of these packages of a partner those that have not come yet, by their names. */
export async function findMissed(
  db: Db, partner: string, names: readonly string[],
): Promise<ReadonlyMap<string, MissedPackage>> {
  const { rows } = await sql<MissedPackage>`
    select package as name, tries, since, tried_at, fault from integration.package_missed
    where partner = ${partner} and package = any(${[...names]}::text[])`.execute(db)
  return new Map(rows.map((one) => [one.name, one]))
}

/** What was not asked for in so long is listed no more. */
const KEPT_MS = 7 * 24 * 3_600_000

/** Keeps that it did not come; what its partner lists no more goes after a week. */
export async function noteMissed(
  db: Db, partner: string, { name, tries, since, triedAt, fault }: MissedPackage,
): Promise<void> {
  await sql`insert into integration.package_missed (partner, package, tries, since, tried_at, fault)
    values (${partner}, ${name}, ${tries}, ${since}, ${triedAt}, ${fault.slice(0, 100)})
    on conflict (partner, package) do update
      set tries = excluded.tries, tried_at = excluded.tried_at, fault = excluded.fault`.execute(db)
  await sql`delete from integration.package_missed
    where partner = ${partner} and tried_at < ${new Date(triedAt.getTime() - KEPT_MS)}`.execute(db)
}

/** As the fault of one that a comparison found: nobody has asked for it yet. */
const NOT_HEARD = 'not-heard'

/** Packages that a comparison found and nobody listed: asked for like those that did not come. */
export async function noteToAskFor(
  tx: Tx, partner: string, { names, at }: { readonly names: readonly string[]; readonly at: Date },
): Promise<void> {
  if (names.length === 0) return
  await sql`insert into integration.package_missed (partner, package, tries, since, tried_at, fault)
    select ${partner}, name, 1, ${at}, ${at}, ${NOT_HEARD} from unnest(${[...names]}::text[]) name
    on conflict do nothing`.execute(tx)
}

/** Packages of a partner that have not come yet, by their names; at most so many, those first that are tried least. */
export async function listMissed(db: Db, partner: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select package as name from integration.package_missed where partner = ${partner}
    order by tries, package limit ${limit}`.execute(db)
  return rows.map(({ name }) => name)
}

/** It came, or is held. */
export async function forgetMissed(db: Db, partner: string, name: string): Promise<void> {
  await sql`delete from integration.package_missed where partner = ${partner} and package = ${name}`.execute(db)
}

/** When a partner last handed over a package. */
export async function findHandedOver(db: Db, partner: string): Promise<Date | null> {
  const { rows: [row] } = await sql<{ handedOverAt: Date | null }>`
    select handed_over_at from integration.partner where code = ${partner}`.execute(db)
  return row?.handedOverAt ?? null
}

/** It handed one over now. */
export async function noteHandedOver(db: Db, partner: string, machineNow: Date): Promise<void> {
  await sql`update integration.partner set handed_over_at = ${machineNow} where code = ${partner}`.execute(db)
}
