import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type RecordPersonRefusal, recordPerson } from '../identity/public.ts'
import { keepPapers } from './keep-papers.ts'
import { type LineRefusal, type OnLineItem, holdLineItem } from './on-line-item.ts'
import { type LineItem, insertBacklogPaper, setKept, setSentBack } from './store/backlog-line.ts'
import { insertFirstFacts } from './store/result-papers.ts'

export interface CheckBacklogItem extends OnLineItem {
  readonly isRight: boolean
  /** Whose number the second person reads off the picture, without seeing what the first wrote. */
  readonly ownerNumber: string
  /** Why it is sent back; empty where it is right. */
  readonly reason: string
  /** Whose result it is, as the paper says of who issued it. */
  readonly issuerOf: (unitId: bigint) => { readonly name: string; readonly code: string | null }
  /** By which article a result of a type enters the Kho of its owner; types of which somebody has one at a time. */
  readonly articleOf: (documentType: string) => string
  readonly singleTypes: readonly string[]
}

export type CheckRefusal = LineRefusal | RecordPersonRefusal
  | { readonly code: 'own-work' } | { readonly code: 'owner-number-differs' } | { readonly code: 'reason-needed' }

/**
 * Checks a result that was scanned and read off, by somebody who did neither (kiểm tra bởi người thứ hai): either it
 * goes back with a reason, or it enters the Kho of whoever it is of, as a copy that two people compared and nobody has
 * signed yet. Its owner is known by the number, which both must have read alike, and put on record where nobody is.
 * Refuses with `own-work`, and with `owner-number-differs` where they read it differently. Leaves
 * `backlog.sent-back`, or `backlog.kept` beside what `keepPapers` leaves.
 */
export async function checkBacklogItem(
  ctx: Ctx, input: CheckBacklogItem,
): Promise<Result<{ readonly stage: 'scanned' | 'kept' }, CheckRefusal>> {
  const held = await holdLineItem(ctx, input, ['indexed'])
  if (!held.ok) return held
  const item = held.value
  if (item.scannedBy === ctx.actorId || item.indexedBy === ctx.actorId) return refuse({ code: 'own-work' })
  if (!input.isRight) {
    const reason = input.reason.trim()
    if (reason === '') return refuse({ code: 'reason-needed' })
    await setSentBack(ctx.tx, item.id, reason, ctx.actorId, ctx.now)
    await speak(ctx, item, 'backlog.sent-back')
    return ok({ stage: 'scanned' })
  }
  if (input.ownerNumber !== item.ownerNumber) return refuse({ code: 'owner-number-differs' })
  const kept = await keepItem(ctx, item, input)
  if (!kept.ok) return kept
  await setKept(ctx.tx, item.id, kept.value, ctx.actorId, ctx.now)
  await speak(ctx, item, 'backlog.kept')
  return ok({ stage: 'kept' })
}

async function keepItem(
  ctx: Ctx, item: LineItem, { issuerOf, articleOf, singleTypes }: CheckBacklogItem,
): Promise<Result<bigint, RecordPersonRefusal>> {
  if (item.uploadId === null || item.ownerNumber === null) throw new Error('an indexed result lacks its scan or owner')
  const owner = await recordPerson(ctx, {
    kind: item.ownerKind, fullName: item.ownerName, proof: 'claimed', ...numberOf(item.ownerNumber),
  })
  if (!owner.ok) return owner
  const by = { at: ctx.now, by: ctx.actorId }
  const issuer = issuerOf(item.unitId)
  const paperId = await insertBacklogPaper(ctx.tx, {
    uploadId: item.uploadId, documentType: item.documentType, ownerId: owner.value.id, validFrom: item.issuedOn,
    validTo: item.validTo, ...by,
  })
  await insertFirstFacts(ctx.tx, {
    paperId, number: item.number, issuedOn: item.issuedOn, issuerName: issuer.name, issuerCode: issuer.code, data: {},
    source: 'typed', ...by,
  })
  await keepPapers(ctx, {
    ownerId: owner.value.id, dossierId: null, singleTypes,
    papers: [{ paperId, basis: 'law', article: articleOf(item.documentType), agreedAt: null }],
  })
  return ok(paperId)
}

/** Twelve digits are a personal number, nine an old one, ten or thirteen of a firm. */
function numberOf(number: string): { personalNumber: string } | { oldNumber: string } | { taxCode: string } {
  if (/^\d{12}$/.test(number)) return { personalNumber: number }
  return /^\d{9}$/.test(number) ? { oldNumber: number } : { taxCode: number }
}

async function speak(ctx: Ctx, { id, publicId }: LineItem, type: 'backlog.sent-back' | 'backlog.kept'): Promise<void> {
  await recordEvent(ctx, { type, subjectKind: 'backlog-item', subjectId: id, data: { item: publicId } })
}
