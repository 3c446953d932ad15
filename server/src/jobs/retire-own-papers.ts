import { type Day, dayInFigures, dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import { type KhoRetention, findPaper, retireOwnPapers } from '../modules/documents/public.ts'
import { papersInDossiers } from '../modules/dossiers/public.ts'
import { queueMessage } from '../modules/notifications/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { type EventHandler, PROGRAM } from './on-event.ts'

/** So many a transaction: whoever uploads something waits for it. */
const BATCH = 100

/** Looks at the papers that owners stored themselves and whose time is near or over, batch by batch. */
export async function retireOldPapers(rooms: Backing, retention: KhoRetention, limit = BATCH): Promise<void> {
  for (let looked = limit; looked >= limit;) {
    const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('retire-own-papers') }
    const done = await inTransaction(
      rooms, sender, (ctx) => retireOwnPapers(ctx, { retention, limit, inDossiers: papersInDossiers }),
      (count) => ({ status: 200, body: count }),
    )
    if (!done.ok) throw new Error(done.refusal.code)
    looked = done.value.body
  }
}

/** Tells an owner beforehand which file goes on which day, and where it is. */
export function tellOwner(
  { catalogue, publicUrl }: { readonly catalogue: Pick<CatalogueSource, 'documentType'>; readonly publicUrl: string },
): EventHandler {
  return {
    name: 'tell-owner',
    hears: ['paper.removal-told'],
    async handle(ctx, event) {
      const { paper: publicId, on } = event.data as { readonly paper?: unknown; readonly on?: unknown }
      const paper = typeof publicId === 'string' ? await findPaper(ctx.tx, publicId) : undefined
      if (!paper || typeof on !== 'string') return
      await queueMessage(ctx, {
        toPerson: paper.ownerId, template: 'paper-removal', dossierId: null, event,
        words: {
          paper: catalogue.documentType(paper.documentType)?.name ?? paper.name, due: dayInFigures(on),
          link: `${publicUrl}/kho/${paper.publicId}`,
        },
      })
    },
  }
}

/** The rule of a day; undefined where the data are older than it: then nothing goes. */
export function khoRetentionOn(
  { directory, clock }: { readonly directory: { on(day: Day): { policy(key: string): { value: unknown } | undefined } } } & Pick<Backing, 'clock'>,
): KhoRetention | undefined {
  return directory.on(dayOf(clock.now())).policy('kho-retention')?.value as KhoRetention | undefined
}
