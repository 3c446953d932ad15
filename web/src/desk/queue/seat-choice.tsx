import type { QueueCounter, QueueDesk } from '@motcua/contracts/queue.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { useSection } from '../session/section.ts'
import { SEAT } from './queue-texts.ts'
import type { AtCounter } from './use-counter.ts'

interface SeatChoiceProps {
  readonly places: QueueDesk['places']
  readonly counter: AtCounter
}

/** The counters of one's section: one takes a free one, and sees who sits at the others. */
export function SeatChoice({ places, counter }: SeatChoiceProps) {
  const { section } = useSection()
  const [chosen, setChosen] = useState<string>()
  const place = places.find(({ unitId }) => unitId === (chosen ?? section?.id)) ?? places[0]
  if (!place) return <EmptyState title={say(SEAT.none)}><p>{say(SEAT.noneHint)}</p></EmptyState>
  return (
    <>
      <p className="mc-quiet">{say(SEAT.intro)}</p>
      {places.length > 1
        ? (
          <div>
            <NativeSelect
              label={say(SEAT.section)} value={place.unitId}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={places.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))}
            />
          </div>
        )
        : <h2><bdi>{place.unitName}</bdi></h2>}
      {place.counters.length === 0
        ? <EmptyState title={say(SEAT.none)}><p>{say(SEAT.noneHint)}</p></EmptyState>
        : (
          <div className="mc-table-wrap"><table className="mc-table" aria-busy={counter.isBusy}>
            <thead><tr>
              <th scope="col">{say(SEAT.counter)}</th><th scope="col">{say(SEAT.services)}</th>
              <th scope="col">{say(SEAT.taken)}</th><th scope="col">{say(SEAT.deed)}</th>
            </tr></thead>
            <tbody>{place.counters.map((one) => (
              <Row
                key={one.number} {...one}
                onTake={() => counter.press({ path: 'seat', body: { unitId: place.unitId, counter: one.number } })}
              />
            ))}</tbody>
          </table></div>
        )}
    </>
  )
}

function Row({ number, services, isQuick, takenBy, onTake }: QueueCounter & { readonly onTake: () => void }) {
  return (
    <tr>
      <td>
        <b className="mc-number">{say(SEAT.number, { number })}</b>
        {isQuick && <div className="mc-quiet">{say(SEAT.quick)}</div>}
      </td>
      <td>{services.map(({ name }) => name).join('; ')}</td>
      <td>{takenBy === null ? <span className="mc-quiet">{say(SEAT.free)}</span> : <bdi>{takenBy}</bdi>}</td>
      <td>{takenBy === null && (
        <Button aria-label={say(SEAT.takeOne, { number })} variant="default" onClick={onTake}>{say(SEAT.take)}</Button>
      )}</td>
    </tr>
  )
}
