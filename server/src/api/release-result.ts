import type { ActionBody } from '@motcua/contracts/dossier-actions.ts'
import { randomUUID } from 'node:crypto'
import { type Result, refuse } from '../kernel/result.ts'
import {
  type Acted, type IssueRefusal, type MadeResult, type MakeRefusal, type OnDossier, type PrepareRefusal,
  type PreparedResult, type ResultToSign, type SignDraftRefusal, type SignatureRefusal, type SignedResultDraft,
  issueResult, makeResult, makeSignature, prepareResult, prepareSignature, signResult,
} from '../modules/dossiers/public.ts'
import { type Ctx, type RequestReused, type Sender, inTransaction } from '../platform/db.ts'
import { saidOfResult } from './result-rows.ts'
import type { ApiRooms } from './rooms.ts'
import { writeQr } from './write-qr.ts'

/**
 * What goes before the deed of issuing: number and words are fixed in a transaction of their own, then printed, signed,
 * checked and put on disk in none, since keys may take seconds. By a request id of its own: made again, it holds the
 * same number.
 */
export async function makeBeforeIssuing(
  rooms: ApiRooms, sender: Sender, on: OnDossier, { number, content, pins }: ActionBody<'result'>,
): Promise<Result<MadeResult, PrepareRefusal | MakeRefusal | RequestReused>> {
  const prepared: PreparedResult[] = []
  const outcome = await inTransaction(rooms, { ...sender, requestId: randomUUID() }, async (ctx) => {
    const saidOf: Parameters<typeof prepareResult>[2]['saidOf'] = (dossier) => saidOfResult(ctx.tx, rooms, dossier)
    return prepareResult(ctx, rooms, { ...on, number, content, saidOf })
  }, (value) => {
    prepared.push(value)
    return { status: 200, body: null }
  })
  if (!outcome.ok) return outcome
  const last = prepared.at(-1) // of the attempt that was committed
  if (!last) throw new Error('nothing was prepared')
  return makeResult({ ...rooms, writeQr }, last, pins)
}

/** What goes before the signature of a head whose registry seals after it: the same, without number and seal. */
export async function makeBeforeSigning(
  rooms: ApiRooms, sender: Sender, on: OnDossier, { content, pins }: ActionBody<'result-signature'>,
): Promise<Result<SignedResultDraft, SignatureRefusal | SignDraftRefusal | RequestReused>> {
  const prepared: ResultToSign[] = []
  const outcome = await inTransaction(rooms, { ...sender, requestId: randomUUID() }, async (ctx) =>
    prepareSignature(ctx, rooms, { ...on, content, saidOf: (dossier) => saidOfResult(ctx.tx, rooms, dossier) }),
  (value) => {
    prepared.push(value)
    return { status: 200, body: null }
  })
  if (!outcome.ok) return outcome
  const last = prepared.at(-1) // of the attempt that was committed
  if (!last) throw new Error('nothing was prepared')
  return makeSignature({ ...rooms, writeQr }, last, pins?.person)
}

/** Keeps what the head signed just before. */
export async function keepSigned(
  ctx: Ctx, rooms: ApiRooms, on: OnDossier, { content }: ActionBody<'result-signature'>,
  made: SignedResultDraft | undefined,
): Promise<Result<Acted, SignatureRefusal>> {
  return made ? signResult(ctx, rooms, { ...on, content, made }) : refuse({ code: 'result-outdated' })
}

/** Issues what was made just before. */
export async function issueMade(
  ctx: Ctx, rooms: ApiRooms, on: OnDossier, { number, content }: ActionBody<'result'>, made: MadeResult | undefined,
): Promise<Result<Acted, IssueRefusal>> {
  // Only where somebody else's request of the same key was let through and then refused.
  if (!made) return refuse({ code: 'result-outdated' })
  return issueResult(ctx, rooms, { ...on, number, content, made })
}
