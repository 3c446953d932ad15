import type { QueueDesk, QueueTurn } from '@motcua/contracts/queue.ts'
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { showTime } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { CurrentTurn } from './current-turn.tsx'
import { DayFigures } from './day-figures.tsx'
import { HeldTurns } from './held-turns.tsx'
import { OFF } from './off.ts'
import { PassOnPanel } from './pass-on-panel.tsx'
import { QUEUE, TURN_DEED } from './queue-texts.ts'
import { TURN_DEEDS, type TurnDeed, deedsOf, nextWord, waitingAt } from './queue-words.ts'
import type { AtCounter } from './use-counter.ts'
import { VisitorPanel } from './visitor-panel.tsx'
import { WaitingTable } from './waiting-table.tsx'

interface CounterWorkProps {
  readonly desk: QueueDesk
  readonly seat: NonNullable<QueueDesk['seat']>
  readonly counter: AtCounter
}

/** The work at a counter: who is there, what may be done by button and by key, who waits, who was put aside. */
export function CounterWork({ desk, seat, counter }: CounterWorkProps) {
  const { current } = desk
  const { press, callNext } = counter
  const offered = deedsOf(current)
  const [passing, setPassing] = useState<string>()
  const passOn = useRef<HTMLButtonElement>(null)
  const isPassing = current !== null && passing === current.id && offered.includes('pass-on')
  const closePassOn = () => {
    setPassing(undefined)
    passOn.current?.focus()
  }
  const act = (turn: QueueTurn, deed: TurnDeed) => {
    if (deed === 'pass-on') setPassing(turn.id)
    else press({ path: `turns/${turn.id}/${deed}`, body: {} })
  }
  const leave = () => press({ path: 'seat/ending', body: {} })
  const nextName = say(QUEUE[nextWord(current)])
  useShortcuts([
    // The key of the bar on the other screens does the same here.
    { keys: 'alt+s', name: nextName, run: callNext }, { keys: 'g', name: nextName, run: callNext },
    ...TURN_DEEDS.filter(({ deed }) => offered.includes(deed)).map(({ deed, key }) => ({
      keys: key, name: say(TURN_DEED[deed]), run: () => { if (current) act(current, deed) },
    })),
    { keys: 'r', name: say(QUEUE.leave), run: leave },
  ])
  return (
    <>
      <div className="mc-row">
        <span><b>{say(QUEUE.place, { counter: seat.counter, unit: seat.unitName })}</b></span>
        <span className="mc-quiet">{say(QUEUE.since, { time: showTime(seat.since) })}</span>
        <Button size="compact-sm" variant="default" onClick={leave}>{say(QUEUE.leave)}&nbsp;<kbd>R</kbd></Button>
      </div>
      <CurrentTurn turn={current} waiting={waitingAt(seat)} isBusy={counter.isBusy} />
      {/* Each button keeps its place: the second half of a double click meets no other one. */}
      <div className="mc-row" role="group" aria-label={say(QUEUE.deeds)} aria-busy={counter.isBusy}>
        <Button variant={current?.state === 'called' ? 'default' : 'filled'} onClick={callNext}>
          {nextName}&nbsp;<kbd>G</kbd>
        </Button>
        {TURN_DEEDS.map(({ deed, key }) => {
          const isOff = !offered.includes(deed)
          return (
            <Button
              key={deed} ref={deed === 'pass-on' ? passOn : undefined} {...isOff && OFF}
              variant={deed === 'start' && !isOff ? 'filled' : 'default'}
              aria-expanded={deed === 'pass-on' ? isPassing : undefined}
              onClick={() => { if (current && !isOff) act(current, deed) }}
            >{say(TURN_DEED[deed])}&nbsp;<kbd>{key.toUpperCase()}</kbd></Button>
          )
        })}
      </div>
      {isPassing && (
        <PassOnPanel
          turn={current} passOn={seat.passOn} isBusy={counter.isBusy} onCancel={closePassOn}
          onChoose={(body) => press({ path: `turns/${current.id}/pass-on`, body }, closePassOn)}
        />
      )}
      {current?.state === 'serving' && <VisitorPanel key={current.id} turn={current.id} />}
      <div className="mc-counter-parts">
        <WaitingTable services={seat.services} />
        <HeldTurns
          turns={desk.held} isFree={current === null}
          onCall={({ id }) => press({ path: `turns/${id}/call`, body: {} })}
        />
        <DayFigures {...desk.today} />
      </div>
    </>
  )
}
