import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FIGURES } from './figures-texts.ts'

const isWhole = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day)

/** From which day to the end of which figures are asked for. */
export interface Days {
  readonly from: string
  readonly until: string
  /** Whether both are typed to the end, and in order. */
  readonly areWhole: boolean
  readonly isReversed: boolean
  setFrom(day: string): void
  setUntil(day: string): void
}

/** The days of figures: at first those of the year so far. */
export function useDays(): Days {
  const today = dayOf(now())
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  const [until, setUntil] = useState(today)
  const areTyped = isWhole(from) && isWhole(until)
  const isReversed = areTyped && until < from
  return { from, until, areWhole: areTyped && !isReversed, isReversed, setFrom, setUntil }
}

/** The fields in which they are chosen. */
export function DaysOfFigures({ from, until, isReversed, setFrom, setUntil }: Days) {
  return (
    <>
      <TextInput
        type="date" label={say(FIGURES.from)} value={from} onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date" label={say(FIGURES.until)} value={until} error={isReversed && say(FIGURES.reversed)}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </>
  )
}
