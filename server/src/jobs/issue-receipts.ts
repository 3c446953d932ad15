import { dayOf } from '../kernel/civil-day.ts'
import { type DirectorySource, withPast } from '../modules/organisation/public.ts'
import { findBooklet, findPayment, issueElectronic } from '../modules/payments/public.ts'
import type { Ctx } from '../platform/db.ts'
import type { EventHandler } from './on-event.ts'

interface ReceiptRooms { readonly directory: Pick<DirectorySource, 'on'> }

/**
 * Gives electronic receipts for money that came without anybody's hands: when it has come, and when the section opens
 * a booklet for them later. Of a section that has ended its heir gives them.
 */
export function receiptHandler({ directory }: ReceiptRooms): EventHandler {
  const issue = async (ctx: Ctx, unitId: bigint, only?: bigint) => {
    const today = directory.on(dayOf(ctx.now))
    const section = today.byId(unitId) ?? today.heirOf(unitId)
    if (section)
      await issueElectronic(ctx, {
        unitId: section.id, takenAt: withPast(today, [section.id]), only,
      })
  }
  return {
    name: 'issue-receipts',
    hears: ['payment.taken', 'booklet.opened'],
    async handle(ctx, { type, data }) {
      const { payment, booklet } = data as { readonly payment?: unknown; readonly booklet?: unknown }
      if (type === 'payment.taken' && typeof payment === 'string') {
        const taken = await findPayment(ctx.tx, payment)
        if (taken && (taken.way === 'online' || taken.way === 'transfer')) await issue(ctx, taken.unitId, taken.id)
      }
      if (type === 'booklet.opened' && typeof booklet === 'string') {
        const opened = await findBooklet(ctx.tx, booklet)
        if (opened?.holderId === null) await issue(ctx, opened.unitId)
      }
    },
  }
}
