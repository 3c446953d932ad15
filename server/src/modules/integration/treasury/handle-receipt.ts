import { dayOf } from '../../../kernel/civil-day.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/db.ts'
import { type DossierRooms, findDossierByNumber, hearTaxReceipt } from '../../dossiers/public.ts'
import { type Handled, type InMessage, isInFuture } from '../domain/inbox.ts'

export interface TreasuryRooms extends Pick<DossierRooms, 'catalogue' | 'directory'> { readonly machineClock: Clock }

/** A payment as the inbox keeps it: `TaxReceipt`, with its moment in words. */
export interface CameReceipt {
  readonly dossierNumber: string
  readonly agencyCode: string
  readonly number: string
  readonly amount: number
  readonly paidOn: string
  readonly receipt: string
  readonly at: string
}

/**
 * Notes that a notice of the tax agency is paid. What is not certain is held: of a dossier or a notice that nobody here
 * knows (it may come yet, and is then handled again), of another sum, of a day to come, of a notice that was withdrawn.
 */
export async function handleReceipt(ctx: Ctx, rooms: TreasuryRooms, came: InMessage): Promise<Handled> {
  const said = came.body as unknown as CameReceipt
  const dossierId = (await findDossierByNumber(ctx.tx, said.dossierNumber))?.id
  if (dossierId === undefined) return { is: 'held', fault: 'dossier-unknown' }
  const now = rooms.machineClock.now()
  if (isInFuture(new Date(said.at), now) || said.paidOn > dayOf(now)) return { is: 'held', fault: 'time-in-future', dossierId }
  const heard = await hearTaxReceipt(ctx, rooms, { ...said, dossierId })
  return heard.ok ? { is: 'done', dossierId } : { is: 'held', fault: heard.refusal.code, dossierId }
}
