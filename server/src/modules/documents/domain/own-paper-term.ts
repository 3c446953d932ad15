import { type Day, addDays } from '../../../kernel/civil-day.ts'
import type { PaperStanding } from './level-of.ts'

/** Days of the calendar, as a province sets them. */
interface Days {
  /** After its owner took it out, or another took its place. */
  readonly withdrawn?: number | undefined
  /** After its last day in force. */
  readonly expired?: number | undefined
  /** After it was stored, of what nobody has verified. */
  readonly stored?: number | undefined
}

/** Policy `kho-retention`: what is not said is kept. */
export interface KhoRetention extends Days {
  /** So many days before, its owner is told. */
  readonly notice: number
  /** By type of paper, what differs. */
  readonly types?: Readonly<Record<string, Days>> | undefined
}

export interface OwnPaper {
  readonly documentType: string
  readonly standing: PaperStanding
  readonly keptOn: Day
  readonly validTo: Day | null
  readonly endedOn: Day | null
}

/**
 * On which day the time of a paper is over that its owner stored; null where no rule says one. Of what has ended the
 * end alone counts; else the earliest of its last day in force and, for a picture that nobody has verified, the day on
 * which it was stored. Pure.
 */
export function overOn(
  { documentType, standing, keptOn, validTo, endedOn }: OwnPaper, retention: KhoRetention,
): Day | null {
  const { withdrawn, expired, stored } = { ...retention, ...retention.types?.[documentType] }
  const after = (day: Day | null, days: number | undefined) =>
    day === null || days === undefined ? [] : [addDays(day, days)]
  if (endedOn !== null) return after(endedOn, withdrawn)[0] ?? null
  return [...after(validTo, expired), ...after(standing === 'plain-copy' ? keptOn : null, stored)].sort()[0] ?? null
}
