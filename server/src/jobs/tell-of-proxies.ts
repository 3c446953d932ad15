import { dayInFigures, dayOf } from '../kernel/civil-day.ts'
import { type CatalogueSource, scopeInWords } from '../modules/catalogue/public.ts'
import { findProxy } from '../modules/identity/public.ts'
import { queueMessage } from '../modules/notifications/public.ts'
import type { EventHandler } from './on-event.ts'

/**
 * Tells a person that somebody may act for them from now on: they may know nothing of it, and may end it (BLDS 2015
 * Đ.569). Also where they gave it themselves, as it may have been somebody at their machine.
 */
export function proxyTeller(
  { publicUrl, catalogue }: { readonly publicUrl: string; readonly catalogue: CatalogueSource },
): EventHandler {
  return {
    name: 'tell-of-proxies',
    hears: ['proxy.given'],
    async handle(ctx, event) {
      const { proxy: publicId } = event.data as { readonly proxy?: unknown }
      const given = typeof publicId === 'string' ? await findProxy(ctx.tx, publicId) : undefined
      if (!given) return
      await queueMessage(ctx, {
        toPerson: given.principalId, dossierId: null, event, template: 'proxy-given',
        words: {
          actor: given.fullName, scope: scopeInWords(catalogue.on(dayOf(given.givenAt)), given.procedureIds),
          due: dayInFigures(given.validTo), link: `${publicUrl}/uy-quyen`,
        },
      })
    },
  }
}
