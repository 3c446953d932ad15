import type { Answer } from '../partner/ask-partner.ts'

/**
 * Whether MOTCUA_PARTNERS lets webhooks and notices to devices go to this machine, for trials:
 * `{"webhooks": {"loopback": true}}`. Throws where that is asked for outside of a demonstration.
 */
export function readsLoopback(given: Answer | undefined, isDemonstration: boolean): boolean {
  const isAsked = given?.['loopback'] === true
  if (isAsked && !isDemonstration) throw new Error('MOTCUA_PARTNERS: webhooks.loopback chỉ dùng cho bản trình diễn')
  return isAsked
}
