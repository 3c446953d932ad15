import type pg from 'pg'
import type { Random } from '../random.ts'

/** What is done with a dossier one after the other, and the code that the portal hears of (NĐ 107/2021). */
const LIFE = [
  ['dossier.accepted', 'received', '2'], ['dossier.taken', 'in-progress', '4'],
  ['dossier.supplement-asked', 'awaiting-supplement', '5'], ['dossier.supplemented', 'in-progress', '4'],
  ['dossier.issued', 'settled', '9'], ['dossier.returned', 'returned', '10'],
] as const
/** Officers write at the same time: their transactions overlap. */
const WRITERS = 8

export interface WorkedDossier {
  readonly id: string
  readonly publicId: string
  readonly number: string
  /** Deeds done. */
  done: number
}

/** Dossiers that nothing was done with yet. */
export async function dossiersToWork(truth: pg.Pool): Promise<WorkedDossier[]> {
  const { rows } = await truth.query<Omit<WorkedDossier, 'done'>>(
    'select id::text, public_id as "publicId", number from dossiers.dossier order by id')
  return rows.map((row) => ({ ...row, done: 0 }))
}

/** The states of which the portal must have heard. */
export function statesTold({ done }: WorkedDossier): string[] {
  return LIFE.slice(0, done).map(([, , code]) => code)
}

/** Does so many deeds in an hour, each of another second: events as deeds leave them, by transactions that overlap. */
export async function workAnHour(
  truth: pg.Pool, { dossiers, deeds, chance, from }: {
    readonly dossiers: readonly WorkedDossier[]; readonly deeds: number; readonly chance: Random; readonly from: Date
  },
): Promise<number> {
  const open = dossiers.filter(({ done }) => done < LIFE.length)
  const shares = Array.from({ length: WRITERS }, () => new Set<WorkedDossier>())
  // One writer has a dossier in an hour: the order of its deeds is that of their commits.
  for (let nth = 0; nth < Math.min(deeds, open.length); nth += 1) shares[nth % WRITERS]?.add(chance.pick(open))
  const seen = new Set<WorkedDossier>()
  const counts = await Promise.all(shares.map(async (share) => {
    const mine = [...share].filter((one) => !seen.has(one) && seen.add(one))
    for (let at = 0; at < mine.length; at += 50) await write(truth, mine.slice(at, at + 50), from)
    return mine.length
  }))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function write(truth: pg.Pool, dossiers: readonly WorkedDossier[], from: Date): Promise<void> {
  const deeds = dossiers.map((dossier, nth) => {
    const [type, state] = LIFE[dossier.done] ?? LIFE[0]
    const data = JSON.stringify({ dossier: dossier.publicId, number: dossier.number, state })
    return { id: dossier.id, type, data, at: new Date(from.getTime() + nth * 1_000).toISOString() }
  })
  await truth.query(`
    insert into audit.event (happened_at, request_id, actor_id, type, subject_kind, subject_id, dossier_id, data)
    select at, gen_random_uuid(), 1, type, 'dossier', id, id, data
    from unnest($1::bigint[], $2::text[], $3::jsonb[], $4::timestamptz[]) deed(id, type, data, at)`,
  [deeds.map(({ id }) => id), deeds.map(({ type }) => type), deeds.map(({ data }) => data), deeds.map(({ at }) => at)])
  for (const dossier of dossiers) dossier.done += 1
}
