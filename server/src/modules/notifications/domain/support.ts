/** mới, đã trả lời, đã chuyển tiếp, đã đóng. */
export type SupportState = 'new' | 'answered' | 'passed-on' | 'closed'
export type SupportDeed = 'answer' | 'passing-on' | 'closing'

const NEXT: Readonly<Record<SupportState, Readonly<Partial<Record<SupportDeed, SupportState>>>>> = {
  'new': { 'answer': 'answered', 'passing-on': 'passed-on', 'closing': 'closed' },
  'answered': { 'answer': 'answered', 'passing-on': 'passed-on', 'closing': 'closed' },
  'passed-on': { answer: 'answered', closing: 'closed' },
  'closed': {},
}

/** The state after a deed; undefined where it cannot be done. */
export function supportStateAfter(state: SupportState, deed: SupportDeed): SupportState | undefined {
  return NEXT[state][deed]
}

/**
 * Digits as numbers of people and phones are written, with blanks or dots between; a dossier's number has none so long.
 */
const NUMBER_OF_SOMEBODY = /(?<![\dA-Za-z.-])\+?\d(?:[ .]?\d){8,11}(?![\dA-Za-z])/u

/** Whether a text seems to hold somebody's personal number or phone: nobody who helps needs it (NĐ 13/2023 Đ.3). */
export function namesSomebody(text: string): boolean {
  return NUMBER_OF_SOMEBODY.test(text)
}
