import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { labelOfState } from '../../lib/states.ts'
import { type Asked, readAsked } from './asked-list.ts'
import { FILTER } from './filter-texts.ts'
import { useOfficers } from './list-dossiers.ts'

/** What the list is filtered by, each to be taken away with one press; nothing if it is not. */
export function ActiveFilter({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const officers = useOfficers(asked.officer !== undefined)
  const { procedure, channel, state, officer, receivedFrom, receivedTo, dueFrom, dueTo } = asked
  const parts: [key: keyof Asked, text: string][] = [
    ...procedure ? [['procedure', say(FILTER.chosenProcedure)] as const] : [],
    ...channel ? [['channel', say(FILTER[channel])] as const] : [],
    ...state ? [['state', labelOfState(state).text] as const] : [],
    ...officer
      ? [['officer', officers.data?.find(({ id }) => id === officer)?.name ?? say(FILTER.chosenOfficer)] as const] : [],
    ...receivedFrom ? [['receivedFrom', say(FILTER.receivedFrom, { day: showShortDay(receivedFrom) })] as const] : [],
    ...receivedTo ? [['receivedTo', say(FILTER.receivedTo, { day: showShortDay(receivedTo) })] as const] : [],
    ...dueFrom ? [['dueFrom', say(FILTER.dueFrom, { day: showShortDay(dueFrom) })] as const] : [],
    ...dueTo ? [['dueTo', say(FILTER.dueTo, { day: showShortDay(dueTo) })] as const] : [],
  ].map(([key, text]) => [key, text] as [keyof Asked, string])
  if (parts.length === 0) return null
  return (
    <ul className="mc-active" aria-label={say(FILTER.active)}>
      {parts.map(([key, text]) => (
        <li key={key}>
          <button
            type="button" aria-label={say(FILTER.remove, { what: text })}
            onClick={() => onAsk(readAsked({ ...asked, [key]: undefined }))}
          >
            {text} <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
