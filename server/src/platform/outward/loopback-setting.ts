import type { Answer } from '../partner/ask-partner.ts'

/**
 * Whether MOTCUA_PARTNERS lets webhooks go to this machine: `{"webhooks": {"loopback": true}}`, for trials. Throws
 * where that is asked for outside of a demonstration.
 */
export function readsLoopback(given: Answer | undefined, isDemonstration: boolean): boolean {
  const isAsked = given?.['loopback'] === true
  if (isAsked && !isDemonstration) throw new Error('MOTCUA_PARTNERS: webhooks.loopback chỉ dùng cho bản trình diễn')
  return isAsked
}
