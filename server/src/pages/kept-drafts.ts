import { draftDaysOf } from '../modules/dossiers/public.ts'
import { DRAFT } from './kept-drafts-texts.ts'
import type { Visit } from './visit.ts'

/**
 * How long what is not sent is kept, said wherever it can be taken up again (NĐ 13/2023 Đ.3: no longer than it serves).
 */
export function keptInWords({ directory, say }: Visit): string {
  const days = draftDaysOf(directory)
  return days === undefined ? '' : say(DRAFT.keptDays, { days })
}
