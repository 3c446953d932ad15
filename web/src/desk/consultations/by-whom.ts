import { say } from '../../lib/language.ts'
import { CONSULTATION } from './consultation-texts.ts'

/** Who did something, and for whom where it was a stand-in (thay mặt). */
export function byWhom(who: string | null, absent: string | null): string {
  return absent === null ? who ?? '' : say(CONSULTATION.standIn, { who: who ?? '', absent })
}
