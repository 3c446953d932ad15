import { createHash } from 'node:crypto'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type MoneyTold, type ReceivedMoney, receiveMoney } from './receive-money.ts'
import { type NoticeOutcome, insertNotice } from './store/remittances.ts'

/** A word of the gateway that was proven to be its own. */
export interface HeardNotice extends Omit<MoneyTold, 'source'> {
  /** Of which a fingerprint is kept. */
  readonly body: string
}

/**
 * The gateway tells of money (tin báo): keeps the notice, each time it comes, and receives the money, once
 * (`receiveMoney`). Refuses nothing.
 */
export async function hearNotice(ctx: Ctx, { body, ...told }: HeardNotice): Promise<Result<ReceivedMoney, never>> {
  const received = await receiveMoney(ctx, { ...told, source: 'gateway' })
  if (received.ok) await keep(ctx, body, received.value.outcome, received.value.remittance.id)
  return received
}

/** Keeps that something came that is not to be believed, and why; nothing else comes of it. */
export async function keepRefusedNotice(
  ctx: Ctx, body: string, outcome: 'forged' | 'stale' | 'unreadable',
): Promise<Result<null, never>> {
  await keep(ctx, body, outcome, null)
  return ok(null)
}

async function keep(ctx: Ctx, body: string, outcome: NoticeOutcome, remittanceId: bigint | null): Promise<void> {
  const bodyHash = createHash('sha256').update(body).digest()
  await insertNotice(ctx.tx, { heardAt: ctx.now, outcome, bodyHash, remittanceId })
}
