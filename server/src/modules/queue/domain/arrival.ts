import { type Priority, rankOf } from './hall.ts'
import type { AppointmentRules } from './time-slots.ts'

/** With what somebody comes who has an appointment. */
export interface Arriving {
  readonly startsAt: Date
  readonly now: Date
  readonly rules: Pick<AppointmentRules, 'earlyMinutes' | 'lateMinutes'>
  /** Of whoever has an appointment; undefined where none is described. */
  readonly ofAppointment: Priority | undefined
  /** That they have besides, being old for instance. */
  readonly own: Priority | undefined
}

/** From when they are thought to have waited, and by which rule. */
export interface ArrivalRank { readonly rankedAt: Date; readonly priority: Priority | undefined }

/** The first moment at which one may come with an appointment. */
export function earliestOf({ startsAt, rules }: Pick<Arriving, 'startsAt' | 'rules'>): Date {
  return new Date(startsAt.getTime() - rules.earlyMinutes * 60_000)
}

/**
 * The place in the queue of whoever comes with an appointment: that of somebody who took a number at the appointed
 * time, less what appointments gain, so that they are called about then; of what rule puts them further in front, where
 * they have another. Who comes later than the rule allows has an ordinary place.
 */
export function arrivalRank({ startsAt, now, rules, ofAppointment, own }: Arriving): ArrivalRank {
  const ordinary = { rankedAt: rankOf(now, own), priority: own }
  if (now.getTime() > startsAt.getTime() + rules.lateMinutes * 60_000) return ordinary
  const appointed = rankOf(startsAt, ofAppointment)
  return appointed < ordinary.rankedAt ? { rankedAt: appointed, priority: ofAppointment } : ordinary
}
