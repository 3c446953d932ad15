import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type Booklet, changeHolder, hasNumbers, insertBooklet, lockBooklet, lockBookletsOf, markBookletClosed,
} from './store/booklets.ts'

export type OpenBooklet =
  Pick<Booklet, 'unitId' | 'form' | 'symbol' | 'firstNumber' | 'lastNumber' | 'holderId'>

export type OpenBookletRefusal = { readonly code: 'numbers-reversed' } | { readonly code: 'numbers-used' }

/**
 * The head of a section opens a booklet of receipts (quyển biên lai) and gives it to whoever takes money; one
 * that nobody holds (`holderId` null) is for receipts of money that comes online or by transfer. Leaves
 * `booklet.opened`. Form and symbol stand in upper case. Refuses with `numbers-reversed`, and with `numbers-used` where
 * a booklet of the section, open or closed, has one of its numbers under the same form and symbol.
 */
export async function openBooklet(ctx: Ctx, given: OpenBooklet): Promise<Result<Booklet, OpenBookletRefusal>> {
  const input = { ...given, form: asPrinted(given.form), symbol: asPrinted(given.symbol) }
  const { unitId, form, symbol, firstNumber: first, lastNumber: last } = input
  if (last < first) return refuse({ code: 'numbers-reversed' })
  await lockBookletsOf(ctx.tx, unitId)
  if (await hasNumbers(ctx.tx, input)) return refuse({ code: 'numbers-used' })
  const booklet = await insertBooklet(ctx.tx, { ...input, openedAt: ctx.now, openedBy: ctx.actorId })
  await recordEvent({ ...ctx, unitId }, {
    type: 'booklet.opened', subjectKind: 'booklet', subjectId: booklet.id,
    data: { booklet: booklet.publicId, form, symbol, first, last },
  })
  return ok(booklet)
}

/** Of one series whatever way it was typed: letters in lower case or of full width make no other. */
function asPrinted(label: string): string {
  return label.normalize('NFKC').toUpperCase()
}

export type BookletRefusal = { readonly code: 'booklet-missing' } | { readonly code: 'booklet-closed' }

interface OneBooklet { readonly booklet: string; readonly isReached: (unitId: bigint) => boolean }

/**
 * Somebody else goes on with a booklet. Leaves `booklet.given`. Refuses with `booklet-missing`, `booklet-closed`, and
 * with `booklet-electronic` one that the program gives numbers of.
 */
export async function giveBooklet(
  ctx: Ctx, { booklet, isReached, holderId }: OneBooklet & { readonly holderId: bigint },
): Promise<Result<Booklet, BookletRefusal | { readonly code: 'booklet-electronic' }>> {
  const found = await lockOpen(ctx, { booklet, isReached })
  if (!found.ok) return found
  if (found.value.holderId === null) return refuse({ code: 'booklet-electronic' })
  const { id, unitId, nextNumber: next } = found.value
  await changeHolder(ctx.tx, id, holderId)
  await recordEvent({ ...ctx, unitId }, {
    type: 'booklet.given', subjectKind: 'booklet', subjectId: id, data: { booklet, next },
  })
  return ok({ ...found.value, holderId })
}

/**
 * No number of a booklet is given out any more: those that are left are cancelled with it. Leaves `booklet.closed`.
 * Refuses with `booklet-missing`, `booklet-closed`.
 */
export async function closeBooklet(
  ctx: Ctx, { booklet, isReached, why }: OneBooklet & { readonly why: string },
): Promise<Result<Booklet, BookletRefusal>> {
  const found = await lockOpen(ctx, { booklet, isReached })
  if (!found.ok) return found
  const { id, unitId, nextNumber, lastNumber } = found.value
  await markBookletClosed(ctx.tx, id, { at: ctx.now, byId: ctx.actorId, why })
  await recordEvent({ ...ctx, unitId }, {
    type: 'booklet.closed', subjectKind: 'booklet', subjectId: id, data: { booklet, left: lastNumber - nextNumber + 1 },
  })
  return ok({ ...found.value, closedAt: ctx.now })
}

async function lockOpen(ctx: Ctx, { booklet, isReached }: OneBooklet): Promise<Result<Booklet, BookletRefusal>> {
  const found = await lockBooklet(ctx.tx, booklet)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'booklet-missing' })
  return found.closedAt ? refuse({ code: 'booklet-closed' }) : ok(found)
}
