import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { insertRows } from '../../platform/insert-rows.ts'
import { loadHistory, recordEvent } from '../audit/public.ts'
import { numberParts } from './domain/number-parts.ts'
import { type SeedDossier, pastOf } from './past-of-seeded.ts'

export type { SeedDossier } from './past-of-seeded.ts'

/** Names for so many dossiers to come; a rollback wastes them. */
export async function drawSeedIds({ tx }: Ctx, count: number): Promise<bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    select nextval('dossiers.dossier_id_seq') as id from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Those of these addresses that are there already: the same seed again adds nothing. */
export async function findSeeded({ tx }: Ctx, publicIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ publicId: string }>`
    select public_id from dossiers.dossier where public_id = any(${publicIds}::uuid[])`.execute(tx)
  return new Set(rows.map(({ publicId }) => publicId))
}

/**
 * Stores invented dossiers, each under the next number of its agency and day: the register has no gap after it either.
 * They have no papers and an empty declaration. What happened to them is loaded as history of which nobody is told, and
 * one `demonstration.seeded` is left for all.
 */
export async function seedDossiers(ctx: Ctx, dossiers: readonly SeedDossier[], numberTemplate: string): Promise<void> {
  const { tx } = ctx
  const serials = await takeSerials(ctx, dossiers)
  const { rows: wishes } = await sql<{ id: bigint }>`
    select nextval('dossiers.request_id_seq') as id from generate_series(1, ${dossiers.length}::int)`.execute(tx)
  const wishOf = (n: number) => wishes[n]?.id ?? null
  await insertRows(tx, 'dossiers.request', dossiers.map(({ applicantId, submittedBy, submittedAt }, n) =>
    ({ id: wishOf(n), applicant_id: applicantId, submitted_by: submittedBy, at: submittedAt })))
  const numberOf = (agencyCode: string, submittedAt: Date, n: number) => {
    const { before, width } = numberParts(numberTemplate, agencyCode, dayOf(submittedAt))
    return `${before}${String(serials[n]).padStart(width, '0')}`
  }
  await insertRows(tx, 'dossiers.dossier', dossiers.map(({ agencyCode, past, ...row }, n) => {
    const fingerprint = createHash('sha256').update(row.publicId).digest()
    return {
      ...row, requestId: wishOf(n), version: 1,
      supplements: past.supplements.length, extensions: past.extension ? 1 : 0,
      number: numberOf(agencyCode, row.submittedAt, n),
      trackingToken: fingerprint.subarray(0, 12).toString('base64url'), likeness: `\\x${fingerprint.toString('hex')}`,
    }
  }))
  await seedSupplements(ctx, dossiers)
  await insertRows(tx, 'dossiers.answers', dossiers.map(({ id }) => ({ dossier_id: id, answers: {} })))
  await loadHistory(ctx, dossiers.flatMap((one, n) =>
    pastOf(one, numberOf(one.agencyCode, one.submittedAt, n))))
  await recordEvent(ctx, {
    type: 'demonstration.seeded', subjectKind: 'dossier', subjectId: dossiers[0]?.id ?? 0n,
    data: { count: dossiers.length, last: dossiers.at(-1)?.publicId ?? '' },
  })
}

/** What was asked for of each, with its answer where it came. */
async function seedSupplements({ tx }: Ctx, dossiers: readonly SeedDossier[]): Promise<void> {
  const asked = dossiers.flatMap(({ id, submittedBy, past: { supplements } }) => supplements.map((one, nth) => ({
    ...one, dossierId: id, submittedBy, headReason: nth > 0 ? 'Giấy tờ đã bổ sung vẫn chưa đọc được.' : null,
  })))
  await insertRows(tx, 'dossiers.supplement', asked.map(({ dossierId, askedAt, answeredAt, headReason, submittedBy }) => ({
    dossierId, stage: 'supplement', askedAt, askedBy: submittedBy, headReason, answeredAt,
    answeredBy: answeredAt && submittedBy,
  })))
  await sql`
    insert into dossiers.supplement_item (supplement_id, component, reason)
    select s.id, one.component, 'Bản chụp mờ, không đọc được.'
    from unnest(${asked.map(({ dossierId }) => String(dossierId))}::bigint[], ${asked.map(({ askedAt }) => askedAt.toISOString())}::timestamptz[],
      ${asked.map(({ component }) => component)}::text[]) as one (dossier_id, asked_at, component)
      join dossiers.supplement as s using (dossier_id, asked_at)`.execute(tx)
}

/**
 * Serials in the order of the dossiers: a block an agency and day, locked in one order so that two seedings do not wait
 * for each other.
 */
async function takeSerials({ tx }: Ctx, dossiers: readonly SeedDossier[]): Promise<number[]> {
  const keyOf = (agencyId: bigint, day: Day) => `${String(agencyId)} ${day}`
  const keys = dossiers.map(({ receivingUnitId, submittedAt }) => keyOf(receivingUnitId, dayOf(submittedAt)))
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const wanted = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => ({ agencyId: key.split(' ')[0], day: key.split(' ')[1], count }))
  const { rows } = await sql<{ agencyId: bigint; day: Day; last: number }>`
    insert into dossiers.serial as s (agency_id, day, last)
    select * from unnest(${wanted.map(({ agencyId }) => agencyId)}::bigint[], ${wanted.map(({ day }) => day)}::date[], ${wanted.map(({ count }) => count)}::int[])
    on conflict (agency_id, day) do update set last = s.last + excluded.last returning agency_id, day, last`.execute(tx)
  const next = new Map(rows.map(({ agencyId, day, last }) => {
    const key = keyOf(agencyId, day)
    return [key, last - (counts.get(key) ?? 0)]
  }))
  return keys.map((key) => {
    const serial = (next.get(key) ?? 0) + 1
    next.set(key, serial)
    return serial
  })
}
