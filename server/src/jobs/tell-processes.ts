import { DOSSIER_MESSAGES } from '../modules/dossiers/public.ts'
import { type ModelSource, tellCase } from '../modules/workflow/public.ts'
import type { EventHandler } from './on-event.ts'

/**
 * Tells the process of a dossier what happened to the dossier, as far as it awaits it: once per event, after the deed
 * can no longer be undone, and in the order of events. What is told is brought as any other message.
 */
export function processTeller({ models }: { readonly models: ModelSource }): EventHandler {
  return {
    name: 'tell-processes',
    hears: Object.keys(DOSSIER_MESSAGES),
    async handle(ctx, { type, dossierId }) {
      if (dossierId !== null) await tellCase(ctx, models, { caseId: dossierId, name: type })
    },
  }
}
