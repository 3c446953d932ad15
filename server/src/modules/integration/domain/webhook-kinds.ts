/**
 * What outside developers may be told of a dossier (loại sự kiện): deeds of which its applicant learns, too. What
 * happens between officers is nobody's outside; nor is the taking back of a deed, of which nobody had been told.
 */
const DOSSIER_KINDS = [
  'dossier.submitted', 'dossier.accepted', 'dossier.completion-asked', 'dossier.completed', 'dossier.refused',
  'dossier.withdrawn', 'dossier.supplement-asked', 'dossier.supplemented', 'dossier.payment-asked', 'dossier.paid',
  'dossier.confirmation-asked', 'dossier.confirmed', 'dossier.extended', 'dossier.redated', 'dossier.return-noticed',
  'dossier.return-told', 'dossier.stopped', 'dossier.issued', 'dossier.returned',
] as const
/** Of no dossier: planned maintenance of this system, of which partners are told as people are (R23). */
const MAINTENANCE_KINDS = ['maintenance.announced', 'maintenance.called-off', 'maintenance.ended'] as const
export const WEBHOOK_KINDS = [...DOSSIER_KINDS, ...MAINTENANCE_KINDS] as const
export type DossierKind = typeof DOSSIER_KINDS[number]
export type MaintenanceKind = typeof MAINTENANCE_KINDS[number]
export type WebhookKind = typeof WEBHOOK_KINDS[number]

/** Events that mean the same to whoever is outside. */
const SAME: Readonly<Record<string, DossierKind>> = {
  'dossier.authorisation-ended': 'dossier.withdrawn', 'dossier.confirmation-over': 'dossier.confirmed',
}

/** Of which kind an event of a dossier is to outside developers; undefined of what they are not told. */
export function webhookKindOf(type: string): DossierKind | undefined {
  return SAME[type] ?? DOSSIER_KINDS.find((kind) => kind === type)
}

/** Whether outside developers are told of such events of dossiers at all. */
export function isToldOutside(type: string): boolean {
  return webhookKindOf(type) !== undefined
}

/** Of which kind an event is that concerns planned maintenance; undefined of any other. */
export function maintenanceKindOf(
  { type, data }: { readonly type: string; readonly data: unknown },
): MaintenanceKind | undefined {
  if (type === 'maintenance.announced') return type
  if (type !== 'maintenance.ended') return undefined
  return (Object(data) as { readonly calledOff?: unknown }).calledOff === true ? 'maintenance.called-off' : type
}

/** The partner that an endpoint is to the outbox. */
export function partnerOfWebhook(publicId: string): string {
  return `webhook-${publicId.replaceAll('-', '')}`
}
