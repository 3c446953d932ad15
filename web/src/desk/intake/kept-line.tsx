import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { KEPT } from './intake-texts.ts'
import type { KeptWhileTyped } from './use-intake-sheet.ts'

/** Whether what is entered is kept; said once, when it changes, to whoever listens. */
export function KeptLine({ state, savedAt, refusal }: Pick<KeptWhileTyped, 'state' | 'savedAt' | 'refusal'>) {
  const text = state === 'saving' ? say(KEPT.saving)
    : state === 'failed' ? say(KEPT.failed)
      : state === 'saved' && savedAt ? say(KEPT.saved, { at: showTime(savedAt) }) : refusal ?? ''
  const isBad = state === 'failed' || state === 'refused'
  return <span className={isBad ? 'mc-error' : 'mc-quiet'} role="status">{text}</span>
}
