import { type Day, dayOf } from '../../../kernel/civil-day.ts'
import type { Arrival } from './arrival.ts'

/** How one try to tell somebody stands; the last four are of letters. */
export type TryState =
  | 'waiting' | 'sent' | 'delivered' | 'unconfirmed' | 'failed' | 'to-print' | 'printed' | 'posted' | 'returned'

/** What is known of a message; `letter` of one that lies with a section, or went from there. */
export interface TryFacts {
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly arrival: Arrival | null
  readonly letter: 'to-print' | 'printed' | 'posted' | 'returned' | null
}

/** How a try stands, in one word. Of a gateway that is still asked nothing is known but that it took the message. */
export function tryStateOf({ state, arrival, letter }: TryFacts): TryState {
  if (letter !== null) return letter
  if (state !== 'sent') return state
  if (arrival === 'delivered') return 'delivered'
  return arrival === 'unknown' ? 'unconfirmed' : 'sent'
}

/** A notice by what became of all its tries; `told` also where nobody knows it: then it may have been read. */
export type Standing = 'on-portal' | 'waiting' | 'told' | 'failed'

export function standingOf(tries: readonly Pick<TryFacts, 'state'>[]): Standing {
  if (tries.length === 0) return 'on-portal'
  if (tries.some(({ state }) => state === 'waiting')) return 'waiting'
  return tries.some(({ state }) => state === 'sent') ? 'told' : 'failed'
}

/** What the dossier of a notice is by now. */
export interface DossierNow { readonly state: string; readonly dueAt: Date | null }

const RUNNING = ['received', 'in-progress']
/** States of a dossier in which a notice (messages.yaml) says what is so. */
const HOLDS_IN: Readonly<Record<string, readonly string[]>> = {
  'submitted': ['submitted'], 'acknowledged': ['submitted'], 'completion-asked': ['awaiting-completion'],
  'declined': ['declined'], 'accepted': RUNNING, 'extended': RUNNING, 'extended-member': RUNNING, 'due-moved': RUNNING,
  'supplement-asked': ['awaiting-supplement'], 'supplement-near': ['awaiting-supplement'],
  'payment-asked': ['awaiting-payment'], 'unsettled': ['unsettled'], 'stopped': ['stopped'],
  'result-ready': ['settled'], 'result-early': ['settled'], 'uncollected': ['settled'],
  'collected-elsewhere': ['settled'], 'result-archived': ['settled'], 'returned': ['returned'],
}
/** Of what happened beside the course of a dossier, and stays so when that is over. */
const HOLDS_ALWAYS: ReadonlySet<string> = new Set([
  'office-wrote', 'result-ended', 'correction-answered', 'report-answered', 'parcel-lost', 'sent-in-your-name',
  'received-in-your-name',
])
const OVER: ReadonlySet<string> = new Set(['declined', 'withdrawn', 'returned', 'unsettled', 'stopped'])
/** They promise the day of the result. */
const PROMISES: ReadonlySet<string> = new Set(['accepted', 'extended', 'extended-member', 'due-moved'])

/**
 * Whether a text may still be sent as it was written: the dossier stands where it says, the day that it promises is
 * the one that is promised now, and a day by which something is wanted is not over. Texts that nothing is said of
 * here, those of a process among them, hold until the dossier is over.
 */
export function stillHolds(
  { template, text }: { readonly template: string; readonly text: string }, { state, dueAt }: DossierNow, today: Day,
): boolean {
  if (HOLDS_ALWAYS.has(template)) return true
  if (!(HOLDS_IN[template]?.includes(state) ?? !OVER.has(state))) return false
  const days = daysIn(text)
  if (PROMISES.has(template)) return days.length === 0 || dueAt !== null && days.includes(dayOf(dueAt))
  return template !== 'supplement-near' || days.every((day) => day >= today)
}

/** The days that a text names, as `fillText` writes them. */
function daysIn(text: string): Day[] {
  return [...text.matchAll(/\b(\d{2})\/(\d{2})\/(\d{4})\b/g)].map(([, day = '', month = '', year = '']) => `${year}-${month}-${day}`)
}
