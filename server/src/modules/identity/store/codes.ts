import type { GeneratedAlways, Generated } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

export type CodePurpose = 'sign-in' | 'phone' | 'proxy'

type CodeTables = {
  'identity.oneTimeCode': {
    id: GeneratedAlways<bigint>
    purpose: CodePurpose
    key: Buffer
    accountId: bigint | null
    codeHash: string
    askedBy: bigint
    madeAt: Date
    expiresAt: Date
    usedAt: Generated<Date | null>
  }
}

export interface NewCode {
  readonly purpose: CodePurpose
  readonly key: Buffer
  /** Whom it lets in; null of a phone to be proven, and of a number that nobody has. */
  readonly accountId: bigint | null
  readonly codeHash: string
  /** The attempt by which it was asked for. */
  readonly askedBy: bigint
  readonly madeAt: Date
  readonly expiresAt: Date
}

export interface StoredCode {
  readonly id: bigint
  readonly accountId: bigint | null
  readonly codeHash: string
  readonly askedBy: bigint
  readonly madeAt: Date
  readonly expiresAt: Date
}

/** Stores a code; those made before for the same are not asked any more. */
export async function insertCode(tx: Tx, code: NewCode): Promise<void> {
  await tx.withTables<CodeTables>().insertInto('identity.oneTimeCode').values(code).execute()
}

/** The newest code for this, held until `tx` ends, if it has not been used; served by `one_time_code_newest`. */
export async function lockNewestCode(tx: Tx, purpose: CodePurpose, key: Buffer): Promise<StoredCode | undefined> {
  const newest = await tx.withTables<CodeTables>().selectFrom('identity.oneTimeCode')
    .select(['id', 'accountId', 'codeHash', 'askedBy', 'madeAt', 'expiresAt', 'usedAt'])
    .where('purpose', '=', purpose).where('key', '=', key).orderBy('id', 'desc').limit(1).forUpdate().executeTakeFirst()
  return newest?.usedAt === null ? newest : undefined
}

/** A code works once. */
export async function markCodeUsed(tx: Tx, id: bigint, at: Date): Promise<void> {
  await tx.withTables<CodeTables>().updateTable('identity.oneTimeCode').set({ usedAt: at })
    .where('id', '=', id).executeTakeFirstOrThrow()
}

/** No code that was sent works any more. */
export async function useUpCodes(db: Db, at: Date): Promise<void> {
  await db.withTables<CodeTables>().updateTable('identity.oneTimeCode').set({ usedAt: at })
    .where('usedAt', 'is', null).execute()
}

/** Takes codes away that ran out before then, at most `limit`: a job calls it in batches. Answers how many. */
export async function deleteOldCodes(db: Db | Tx, before: Date, limit: number): Promise<number> {
  const codes = db.withTables<CodeTables>()
  const { numDeletedRows } = await codes.deleteFrom('identity.oneTimeCode')
    .where(
      'id', 'in', codes.selectFrom('identity.oneTimeCode').select('id').where('expiresAt', '<', before).limit(limit),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
