import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { PaperStanding } from '../domain/level-of.ts'
import { type Paper, listPapers } from './document-store.ts'
import type { PaperEnd } from './tables.ts'

/** A paper with what says whether a printed copy may be made of it. */
export interface ElectronicPaper extends Paper {
  readonly standing: PaperStanding
  /** Whether it was issued electronically, and is no picture of something on paper. */
  readonly isElectronic: boolean
  readonly endedWhy: PaperEnd | null
  readonly validTo: Day | null
  readonly code: string | null
  /** As it says now. */
  readonly number: string | null
}

/** Of what stands as a document of its own before the law (NĐ 45/2020 Đ.10); a scan is a copy of a paper. */
const ELECTRONIC: ReadonlySet<PaperStanding> = new Set(['agency-original', 'certified-copy', 'register-copy'])

/** Whether a paper of this standing is an electronic document. Pure. */
export function isElectronicStanding(standing: PaperStanding): boolean {
  return ELECTRONIC.has(standing)
}

/** The paper of this number inside or public id, with its standing. Who may see it, the caller must know. */
export async function findElectronicPaper(db: Db | Tx, id: bigint | string): Promise<ElectronicPaper | undefined> {
  const { rows: [row] } = await sql<Omit<ElectronicPaper, keyof Paper | 'isElectronic'> & { id: bigint }>`
    select p.id, p.standing, p.ended_why, p.valid_to, p.code, (
      select f.number from documents.paper_facts f where f.paper_id = p.id order by version desc limit 1) as number
    from documents.paper p
    where ${typeof id === 'bigint' ? sql`p.id = ${id}` : sql`p.public_id = ${id}::uuid`}`.execute(db)
  const [paper] = row ? await listPapers(db, [row.id]) : []
  return row && paper && { ...paper, ...row, isElectronic: isElectronicStanding(row.standing) }
}

/** Which of these papers, by their numbers inside, are electronic documents. */
export async function listElectronic(db: Db | Tx, ids: readonly bigint[]): Promise<Set<bigint>> {
  const { rows } = await sql<{ id: bigint }>`
    select id from documents.paper
    where id = any(${[...ids]}::bigint[]) and standing = any(${[...ELECTRONIC]}::text[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
