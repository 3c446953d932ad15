/**
 * What another agency asks of us: waiting for somebody, taken by somebody, or over: answered, declined with a reason,
 * recalled or replaced by whoever asked.
 */
export type InquiryState = 'waiting' | 'taken' | 'answered' | 'declined' | 'recalled' | 'replaced'

/** Whether somebody here still has to do something about it, so that its sender may change it. */
export function isOpen(state: InquiryState): boolean {
  return state === 'waiting' || state === 'taken'
}
