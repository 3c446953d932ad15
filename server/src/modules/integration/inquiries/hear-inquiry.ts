import { dayOf } from '../../../kernel/civil-day.ts'
import type { Ctx } from '../../../platform/db.ts'
import type { EdxmlDocument } from '../../../platform/edxml/message.ts'
import type { DirectorySource } from '../../organisation/public.ts'
import type { Handled } from '../domain/inbox.ts'
import { isOpen } from '../domain/inquiry.ts'
import { type Inquiry, endRow, insertInquiry, lockAsked, updateWords } from '../store/inquiries.ts'
import { tellOfInquiry } from './hold-inquiry.ts'

const held = (fault: string): Handled => ({ is: 'held', fault })
const DONE: Handled = { is: 'done', dossierId: null }

/** A document that came and answers nothing of ours. */
export interface AskingDocument { readonly messageId: bigint; readonly message: EdxmlDocument; readonly unitId: bigint }

/**
 * Takes in what another agency asks: a new document is work of the unit; one in the place of another ends that; an
 * update puts other words into it; a recall ends it. What was answered or declined its sender changes no more: a person
 * decides, and they are told (ADR 0131). Held otherwise: `inquiry-known`, `inquiry-unknown`, `inquiry-over`. Leaves
 * `inquiry.received`, `inquiry.changed`, `inquiry.recalled`, `inquiry.replaced`.
 */
export async function hearInquiry(ctx: Ctx, asking: AskingDocument): Promise<Handled> {
  const { message: { business, from, documentId } } = asking
  if (business.kind === 'new') return await keep(ctx, asking, asking.unitId) ? DONE : held('inquiry-known')
  const before = business.documentId ?? business.replaces?.[0]?.documentId ?? documentId
  const known = await lockAsked(ctx.tx, from.id, before)
  if (!known) return held('inquiry-unknown')
  if (!isOpen(known.state)) return held('inquiry-over')
  switch (business.kind) {
    case 'update':
      await updateWords(ctx.tx, known.id, wordsOf(asking))
      await tellOfInquiry(ctx, 'inquiry.changed', known)
      return DONE
    case 'recall':
      await end(ctx, known, 'recalled')
      return DONE
    case 'replace':
      // What is held changes nothing.
      if (await lockAsked(ctx.tx, from.id, documentId)) return held('inquiry-known')
      await end(ctx, known, 'replaced')
      await keep(ctx, asking, known.unitId)
      return DONE
  }
}

async function keep(ctx: Ctx, asking: AskingDocument, unitId: bigint): Promise<boolean> {
  const { from, documentId } = asking.message
  const kept = await insertInquiry(ctx.tx, {
    ...wordsOf(asking), sender: from.id, senderName: from.name?.slice(0, 500) ?? null, documentId, unitId, at: ctx.now,
  })
  if (kept) await tellOfInquiry(ctx, 'inquiry.received', kept)
  return kept !== undefined
}

async function end(ctx: Ctx, known: Inquiry, state: 'recalled' | 'replaced'): Promise<void> {
  await endRow(ctx.tx, known.id, { state }, { at: ctx.now, accountId: null })
  await tellOfInquiry(ctx, `inquiry.${state}`, known)
}

function wordsOf({ messageId, message: { subject = '', content = '', dueOn } }: AskingDocument) {
  return { messageId, subject, content, dueOn: dueOn ?? null }
}

/** The unit to which what others ask goes first, by the settings; undefined where they name none that there is. */
export function unitAskedOf(
  directory: DirectorySource, unit: string | undefined, now: Date,
): bigint | undefined {
  return unit === undefined ? undefined : directory.on(dayOf(now)).find(unit)?.id
}
