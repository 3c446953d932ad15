import type { ListName } from '@motcua/contracts/dossier-lists.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { LIST } from './lists-texts.ts'

export type ListId = ListName

interface List { readonly id: ListId; readonly name: Text; readonly empty: Text; readonly hint: Text }

/** The lists of the desk in the order of their keys. */
export const LISTS: readonly List[] = [
  { id: 'mine', name: LIST.mine, empty: LIST.mineEmpty, hint: LIST.mineHint },
  { id: 'unit', name: LIST.unit, empty: LIST.unitEmpty, hint: LIST.unitHint },
  { id: 'unassigned', name: LIST.unassigned, empty: LIST.unassignedEmpty, hint: LIST.unassignedHint },
  {
    id: 'awaiting-receipt', name: LIST.awaitingReceipt, empty: LIST.awaitingReceiptEmpty,
    hint: LIST.awaitingReceiptHint,
  },
  { id: 'to-return', name: LIST.toReturn, empty: LIST.toReturnEmpty, hint: LIST.toReturnHint },
  { id: 'not-forwarded', name: LIST.notForwarded, empty: LIST.notForwardedEmpty, hint: LIST.notForwardedHint },
  { id: 'due-today', name: LIST.dueToday, empty: LIST.dueTodayEmpty, hint: LIST.dueTodayHint },
  { id: 'overdue', name: LIST.overdue, empty: LIST.overdueEmpty, hint: LIST.overdueHint },
  { id: 'waiting', name: LIST.waiting, empty: LIST.waitingEmpty, hint: LIST.waitingHint },
  { id: 'about-to-be-late', name: LIST.aboutToBeLate, empty: LIST.aboutToBeLateEmpty, hint: LIST.aboutToBeLateHint },
  {
    id: 'late-without-apology', name: LIST.lateWithoutApology, empty: LIST.lateWithoutApologyEmpty,
    hint: LIST.lateWithoutApologyHint,
  },
  { id: 'done', name: LIST.done, empty: LIST.doneEmpty, hint: LIST.doneHint },
  { id: 'results-here', name: LIST.resultsHere, empty: LIST.resultsHereEmpty, hint: LIST.resultsHereHint },
  {
    id: 'results-on-way', name: LIST.resultsOnWay, empty: LIST.resultsOnWayEmpty, hint: LIST.resultsOnWayHint,
  },
  { id: 'received-here', name: LIST.receivedHere, empty: LIST.receivedHereEmpty, hint: LIST.receivedHereHint },
  { id: 'to-sign', name: LIST.toSign, empty: LIST.toSignEmpty, hint: LIST.toSignHint },
  { id: 'to-seal', name: LIST.toSeal, empty: LIST.toSealEmpty, hint: LIST.toSealHint },
  { id: 'alarms', name: LIST.alarms, empty: LIST.alarmsEmpty, hint: LIST.alarmsHint },
]

/** Those whose number calls for somebody: it is marked when it is not nought. */
export const URGENT: ReadonlySet<ListId> = new Set(['overdue', 'late-without-apology', 'alarms'])

/** Those that most never have anything on: shown while something is. */
export const AT_NEED: ReadonlySet<ListId> = new Set(['to-sign', 'to-seal'])

export function isListId(text: unknown): text is ListId {
  return LISTS.some(({ id }) => id === text)
}

/** The list of that name; the unit's for none. */
export function listOf(id: ListName | undefined): List {
  const found = LISTS.find((one) => one.id === (id ?? 'unit')) ?? LISTS[1]
  if (!found) throw new Error('there are no lists')
  return found
}
