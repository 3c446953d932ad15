import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { fingerprintOf } from '../../../platform/secrets.ts'

type StepTables = {
  'identity.signInStep': {
    tokenHash: Buffer; accountId: bigint; madeAt: Date; expiresAt: Date; usedAt: Date | null
  }
}

/** Whoever has given the right password, and whose second step is awaited. */
export interface SignInStep { readonly accountId: bigint; readonly publicId: string; readonly username: string }

/** Stores a step under the hash of its token. */
export async function insertSignInStep(
  tx: Tx, token: string, step: { accountId: bigint; madeAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.withTables<StepTables>().insertInto('identity.signInStep')
    .values({ ...step, tokenHash: hashOf(token), usedAt: null }).execute()
}

/** Of an open account, while it is not used and not over. */
export async function findSignInStep(db: Db | Tx, token: string, machineNow: Date): Promise<SignInStep | undefined> {
  const { rows: [found] } = await sql<SignInStep>`
    select account.id as account_id, account.public_id, account.username
    from identity.sign_in_step as step join identity.account on account.id = step.account_id
    where step.token_hash = ${hashOf(token)} and step.used_at is null and step.expires_at > ${machineNow}
      and step.made_at <= ${machineNow} and account.status = 'open'`.execute(db)
  return found
}

/** Uses a step up; false, if somebody did or it is over: two at once, and one goes on. */
export async function useSignInStep(tx: Tx, token: string, machineNow: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.withTables<StepTables>().updateTable('identity.signInStep')
    .set({ usedAt: machineNow }).where('tokenHash', '=', hashOf(token)).where('usedAt', 'is', null)
    .where('expiresAt', '>', machineNow).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whoever is between the two steps begins again: the password or the factor is another now. */
export async function dropSignInSteps(tx: Tx, accountId: bigint): Promise<void> {
  await tx.withTables<StepTables>().deleteFrom('identity.signInStep').where('accountId', '=', accountId)
    .where('usedAt', 'is', null).execute()
}

/** Takes steps away that were over before then, at most `limit`: a job calls it in batches. Answers how many. */
export async function deleteOldSignInSteps(db: Db | Tx, before: Date, limit: number): Promise<number> {
  const steps = db.withTables<StepTables>()
  const { numDeletedRows } = await steps.deleteFrom('identity.signInStep')
    .where('tokenHash', 'in', steps.selectFrom('identity.signInStep').select('tokenHash')
      .where('expiresAt', '<', before).limit(limit))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function hashOf(token: string): Buffer {
  return fingerprintOf('sign-in step', token)
}
