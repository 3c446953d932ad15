import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../platform/db.ts'
import { insertChallenge } from './store/passkeys.ts'

const MINUTES = 5

/** What a key is to sign (thử thách): 32 bytes of chance, for five minutes, once, for this account or whoever comes. */
export async function makeChallenge(
  { tx }: Pick<Ctx, 'tx'>, accountId: bigint | null, machineNow: Date,
): Promise<Buffer> {
  const challenge = randomBytes(32)
  const expiresAt = new Date(machineNow.getTime() + MINUTES * 60_000)
  await insertChallenge(tx, { challenge, accountId, madeAt: machineNow, expiresAt })
  return challenge
}
