import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { isOwnerNumber } from './domain/backlog-rows.ts'
import { type LineRefusal, type OnLineItem, holdLineItem } from './on-line-item.ts'
import { type IndexedFacts, setIndexed } from './store/backlog-line.ts'

export type IndexRefusal = LineRefusal
  | { readonly code: 'owner-number-wrong' } | { readonly code: 'issued-later' } | { readonly code: 'valid-before-issued' }

/**
 * Writes down what a scanned result says (nhập dữ liệu từ bản quét): number, days, whose it is. Done again until it is
 * kept. Refuses a number that nobody has by its shape, and days that cannot be. Leaves `backlog.indexed`, which names
 * nobody.
 */
export async function indexBacklogItem(
  ctx: Ctx, { facts, ...on }: OnLineItem & { readonly facts: IndexedFacts },
): Promise<Result<{ readonly stage: 'indexed' }, IndexRefusal>> {
  const item = await holdLineItem(ctx, on, ['scanned', 'indexed'])
  if (!item.ok) return item
  if (!isOwnerNumber(facts.ownerNumber, item.value.ownerKind)) return refuse({ code: 'owner-number-wrong' })
  if (facts.issuedOn > dayOf(ctx.now)) return refuse({ code: 'issued-later' })
  if (facts.validTo !== null && facts.validTo < facts.issuedOn) return refuse({ code: 'valid-before-issued' })
  await setIndexed(ctx.tx, item.value.id, facts, ctx.actorId, ctx.now)
  await recordEvent(ctx, {
    type: 'backlog.indexed', subjectKind: 'backlog-item', subjectId: item.value.id, data: { item: on.publicId },
  })
  return ok({ stage: 'indexed' })
}
