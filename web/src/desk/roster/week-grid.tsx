import type { Roster } from '@motcua/contracts/roster.ts'
import { Button } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ROSTER } from './roster-texts.ts'
import { fullTimeText, spanOfDuty } from './roster-words.ts'

type Place = NonNullable<Roster['place']>
export type Person = Place['people'][number]
export type RosterDuty = Place['duties'][number]

/** What was pressed in the grid: a duty, or the place for a new one. */
export interface Pressed {
  readonly person: Person
  readonly day: string
  readonly duty: RosterDuty | undefined
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
}

/** Goes to the next cell in which something can be pressed; arrows walk the grid as in a spreadsheet. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key]
  const cell = (event.target as HTMLElement).closest<HTMLElement>('td[data-row]')
  if (!step || !cell) return
  let [row, column] = [Number(cell.dataset['row']), Number(cell.dataset['column'])]
  for (let tries = 0; tries < 100; tries += 1) {
    row += step[0]
    column += step[1]
    const next = event.currentTarget.querySelector<HTMLElement>(`td[data-row="${row}"][data-column="${column}"]`)
    if (!next) return
    const button = next.querySelector<HTMLElement>('button')
    if (!button) continue
    event.preventDefault()
    button.focus()
    return
  }
}

/** A week of a section: a row for each who works at its counters, a column for each day. */
export function WeekGrid({ people, days, duties, fullTime, onPress }: Place & {
  readonly onPress: (pressed: Pressed) => void
}) {
  return (
    <div className="mc-table-wrap">
      <table className="mc-table mc-roster" onKeyDown={walk}>
        <thead><tr>
          <th scope="col">{say(ROSTER.who)}</th>
          <th scope="col" className="mc-right">{say(ROSTER.fullTime)}</th>
          {days.map(({ day, isWorked }) => (
            <th key={day} scope="col">{showDay(day).replaceAll('\u00a0', ' ')}
              {!isWorked && <span className="mc-quiet"> ({say(ROSTER.rest)})</span>}</th>
          ))}
        </tr></thead>
        <tbody>{people.map((person, row) => (
          <tr key={person.accountId}>
            <th scope="row"><bdi>{person.name}</bdi>
              {person.isPost && <span className="mc-quiet"> · {say(ROSTER.post)}</span>}</th>
            <td className="mc-number mc-right">{fullTimeText(person.fullTime)}</td>
            {days.map(({ day, isWorked }, column) => (
              <td key={day} data-row={row} data-column={column}>
                <Cell
                  person={person} day={day} isWorked={isWorked} onPress={onPress}
                  duties={duties.filter((one) => one.day === day && one.accountId === person.accountId)}
                />
              </td>
            ))}
          </tr>
        ))}</tbody>
        <tfoot><tr>
          <th scope="row">{say(ROSTER.sum)}</th>
          <td className="mc-number mc-right">{fullTimeText(fullTime)}</td>
          <td colSpan={days.length} />
        </tr></tfoot>
      </table>
    </div>
  )
}

function Cell({ person, day, isWorked, duties, onPress }: {
  readonly person: Person; readonly day: string; readonly isWorked: boolean
  readonly duties: readonly RosterDuty[]; readonly onPress: (pressed: Pressed) => void
}) {
  const { name } = person
  const isAway = person.away.includes(day)
  return (
    <>
      {(isWorked || duties.length > 0) && <span className="mc-narrow-head mc-quiet" aria-hidden="true">{showDay(day)}</span>}
      {duties.map((duty) => (
        <Button
          key={duty.id} size="compact-sm" variant="default" className="mc-roster-duty" onClick={() => onPress({ person, day, duty })}
          aria-label={say(ROSTER.change, { span: spanOfDuty(duty), name, day: showDay(day) })}
        >{spanOfDuty(duty)}</Button>
      ))}
      {isAway && <span className="mc-quiet">{say(ROSTER.away)}</span>}
      {isWorked && !isAway && (
        <Button
          className="mc-roster-duty" size="compact-sm" variant="subtle"
          onClick={() => onPress({ person, day, duty: undefined })}
          aria-label={say(ROSTER.addOne, { name, day: showDay(day) })}
        >{say(ROSTER.add)}</Button>
      )}
    </>
  )
}
