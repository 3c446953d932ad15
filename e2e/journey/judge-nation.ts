import type { PlayedNation } from './nation.ts'
import { isAway } from './partner-faults.ts'
import type { PlayedThread } from './threads/thread.ts'

/** Submitted, received, being processed, settled, returned: the states of that walk (NĐ 107/2021 Đ.2 with annex). */
const STATES = ['1', '2', '4', '9', '10']

/** Whom a dossier needs not wait for, and who hears of it afterwards: that they were away must have been seen. */
const TOLD_LATER = ['document-axis', 'national-portal', 'command-centre', 'zalo'] as const

/** What of a walk of a citizen is not as it must be, for those who were away. Pure. */
export function wrongOf(walk: PlayedNation): string[] {
  const { number, state, portal, centre, notices, questions } = walk
  const { lost, twice } = notices ?? { lost: 0, twice: 0 }
  const [heard, meant] = [portal, STATES].map((states) => states.join(' '))
  return [
    ...state === 'returned' ? [] : [`${number} ends as ${state}`],
    ...heard === meant ? [] : [`of ${number} the portal heard ${heard}, not ${meant}`],
    ...centre === STATES.at(-1) ? [] : [`the command centre has ${number} as ${centre || 'nothing'}`],
    ...questions === 1 ? [] : [`of ${number} ${String(questions)} questions lie at the axis`],
    ...lost + twice === 0 ? [] : [`of ${number} ${String(lost)} notices are lost, ${String(twice)} came twice`],
    ...wayFaults(walk),
  ]
}

/** Which way was gone that was not to be, or was not gone: only who is away is passed by. */
function wayFaults(
  { number, away: partners, fault, signedInBy, isPrefilled, paidBy, letter, notices, kept }: PlayedNation,
): string[] {
  const is = (partner: string) => isAway({ partners, fault }, partner)
  const isKnown = !is('identity-provider')
  const said: Readonly<Record<string, readonly [is: unknown, meant: unknown]>> = {
    'signed in by': [signedInBy, isKnown ? 'identity' : 'code'],
    // Of somebody whom nobody has checked a register is not asked, and no way of notices is theirs to choose.
    'filled in': [isPrefilled, isKnown && !is('population')],
    'told by Zalo': [notices !== null, isKnown],
    'paid by': [paidBy, is('payment-gateway') ? 'counter' : 'gateway'],
    'answered over the axis': [letter !== '', true],
  }
  const unseen = TOLD_LATER.filter((partner) => is(partner) && (partner !== 'zalo' || isKnown)
    && !kept.some((line) => line.startsWith(`${partner}: `)))
  return [
    ...Object.entries(said).filter(([, [was, meant]]) => was !== meant)
      .map(([what, [was, meant]]) => `${number}: ${what} ${String(was)}, not ${String(meant)}`),
    ...unseen.map((partner) => `${number}: nothing was kept back for ${partner}`),
  ]
}

/** The same of a thread; whoever was away must have been seen to be. Pure. */
export function wrongInThread({ thread, number, away, fault, state, ends, said, lost, twice }: PlayedThread): string[] {
  const unseen = away.filter((partner) => isAway({ partners: away, fault }, partner)
    && !said.some((line) => line.startsWith(`${partner}: `)))
  return [
    ...state === ends ? [] : [`${thread} ${number} ends as ${state}, not as ${ends}`],
    ...lost + twice === 0 ? [] : [`${thread} ${number}: ${String(lost)} lost, ${String(twice)} twice`],
    ...unseen.map((partner) => `${thread} ${number}: nothing says that ${partner} is away`),
  ]
}
