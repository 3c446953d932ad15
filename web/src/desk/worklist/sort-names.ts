import type { Text } from '@motcua/contracts/texts.ts'
import type { SORTS } from './asked-list.ts'
import { WORKLIST } from './worklist-texts.ts'

/** The orders of a list, as one chooses among them. */
export const SORT_NAMES: Readonly<Record<(typeof SORTS)[number], Text>> = {
  'own': WORKLIST.sortOwn, 'due': WORKLIST.sortDue, 'received': WORKLIST.sortReceived, 'newest': WORKLIST.sortNewest,
  'follow-up': WORKLIST.sortFollowUp, 'name': WORKLIST.sortName,
}
