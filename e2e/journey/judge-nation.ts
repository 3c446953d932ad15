import type { PlayedNation } from './nation.ts'
import { isAway } from './partner-faults.ts'
import type { PlayedThread } from './threads/thread.ts'

/** Submitted, received, being processed, settled, returned: the states of that walk (NĐ 107/2021 Đ.2 with annex). */
const STATES = ['1', '2', '4', '9', '10']

/** What of a walk of a citizen is not as it must be, whoever was away. Pure. */
export function wrongOf(
  { number, state, portal, centre, notices }: Pick<PlayedNation, 'number' | 'state' | 'portal' | 'centre' | 'notices'>,
): string[] {
  const { lost, twice } = notices ?? { lost: 0, twice: 0 }
  const [heard, meant] = [portal, STATES].map((states) => states.join(' '))
  return [
    ...state === 'returned' ? [] : [`${number} ends as ${state}`],
    ...heard === meant ? [] : [`of ${number} the portal heard ${heard}, not ${meant}`],
    ...centre === STATES.at(-1) ? [] : [`the command centre has ${number} as ${centre || 'nothing'}`],
    ...lost + twice === 0 ? [] : [`of ${number} ${String(lost)} notices are lost, ${String(twice)} came twice`],
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
