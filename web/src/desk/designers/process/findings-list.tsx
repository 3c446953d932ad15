import type { ProcessChecked } from '@motcua/contracts/designs.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { say } from '../../../lib/language.ts'
import { PROCESS } from './process-texts.ts'

/** Whether the process can be run; if not, each reason is a way to its element. */
export function FindingsList({ check, onLook }: {
  check: UseQueryResult<ProcessChecked>
  onLook: (element: string) => void
}) {
  const { data } = check
  if (check.isError && !data) return <p role="alert" className="mc-error">{say(PROCESS.notChecked)}</p>
  if (!data) return <p role="status">{say(PROCESS.checking)}</p>
  const { problems, ignored } = data
  return (
    <div className={problems.length > 0 ? 'mc-findings mc-findings-wrong' : 'mc-findings'}>
      <p role="status">
        {problems.length > 0 ? `⚠ ${say(PROCESS.faults, { count: problems.length })}` : `✓ ${say(PROCESS.runs)}`}
        {check.isFetching && <span className="mc-quiet"> {say(PROCESS.checking)}</span>}
      </p>
      {problems.length > 0 && <ul>{problems.map(({ element, text }, nth) => (
        <li key={`${element} ${String(nth)}`}>
          {element === '' ? text
            : <button type="button" className="mc-link-button" onClick={() => onLook(element)}>{text}</button>}
        </li>
      ))}</ul>}
      {ignored.length > 0 && <p className="mc-quiet">{say(PROCESS.ignored, {
        what: ignored.map(({ kind, element }) => `${kind} ${element}`).join(', '),
      })}</p>}
    </div>
  )
}
