/**
 * What outside developers may be told of a dossier (loại sự kiện): deeds of which its applicant learns, too. What
 * happens between officers is nobody's outside; nor is the taking back of a deed, of which nobody had been told.
 */
export const WEBHOOK_KINDS = [
  'dossier.submitted', 'dossier.accepted', 'dossier.completion-asked', 'dossier.completed', 'dossier.refused',
  'dossier.withdrawn', 'dossier.supplement-asked', 'dossier.supplemented', 'dossier.payment-asked', 'dossier.paid',
  'dossier.confirmation-asked', 'dossier.confirmed', 'dossier.extended', 'dossier.redated', 'dossier.return-noticed',
  'dossier.return-told', 'dossier.stopped', 'dossier.issued', 'dossier.returned',
] as const
export type WebhookKind = typeof WEBHOOK_KINDS[number]

/** Events that mean the same to whoever is outside. */
const SAME: Readonly<Record<string, WebhookKind>> = {
  'dossier.authorisation-ended': 'dossier.withdrawn', 'dossier.confirmation-over': 'dossier.confirmed',
}

/** Of which kind an event is to outside developers; undefined of what they are not told. */
export function webhookKindOf(type: string): WebhookKind | undefined {
  return SAME[type] ?? WEBHOOK_KINDS.find((kind) => kind === type)
}

/** Whether outside developers are told of such events at all. */
export function isToldOutside(type: string): boolean {
  return webhookKindOf(type) !== undefined
}

/** The partner that an endpoint is to the outbox. */
export function partnerOfWebhook(publicId: string): string {
  return `webhook-${publicId.replaceAll('-', '')}`
}
