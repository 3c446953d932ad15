import { type Day, dayInFigures, dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import { findPaper, isPaperInForce, tellExpiries } from '../modules/documents/public.ts'
import { queueMessage } from '../modules/notifications/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { type EventHandler, PROGRAM } from './on-event.ts'

/** So many a transaction. */
const BATCH = 100

/** Notes, batch by batch, which papers end so many days from today. */
export async function noteNearExpiries(rooms: Backing, days: readonly number[], limit = BATCH): Promise<void> {
  for (let told = limit; told >= limit;) {
    const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('tell-expiries') }
    const done = await inTransaction(
      rooms, sender, (ctx) => tellExpiries(ctx, { days, limit }), (count) => ({ status: 200, body: count }),
    )
    if (!done.ok) throw new Error(done.refusal.code)
    told = done.value.body
  }
}

/** Tells the owner of a paper that it is no longer in force soon; not of one that has ended meanwhile. */
export function tellOfExpiry(
  { catalogue, publicUrl }: { readonly catalogue: Pick<CatalogueSource, 'documentType'>; readonly publicUrl: string },
): EventHandler {
  return {
    name: 'tell-of-expiry',
    hears: ['paper.expiry-told'],
    async handle(ctx, event) {
      const { paper: publicId, on } = event.data as { readonly paper?: unknown; readonly on?: unknown }
      const paper = typeof publicId === 'string' ? await findPaper(ctx.tx, publicId) : undefined
      if (!paper || typeof on !== 'string' || !await isPaperInForce(ctx.tx, paper.id)) return
      await queueMessage(ctx, {
        toPerson: paper.ownerId, template: 'paper-expiring', dossierId: null, event,
        words: {
          paper: catalogue.documentType(paper.documentType)?.name ?? paper.name, due: dayInFigures(on),
          link: `${publicUrl}/kho/${paper.publicId}`,
        },
      })
    },
  }
}

/** How many days before; undefined where the data are older than the rule: then nobody is told. */
export function expiryDaysOn(
  { directory, clock }: { readonly directory: { on(day: Day): { policy(key: string): { value: unknown } | undefined } } } & Pick<Backing, 'clock'>,
): readonly number[] | undefined {
  return directory.on(dayOf(clock.now())).policy('expiry-reminders')?.value as readonly number[] | undefined
}
