import type { MaintenanceLine } from '@motcua/contracts/maintenance.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { MAINTENANCE } from './maintenance-texts.ts'

/** From when until when. */
export function spanOf({ startsAt, endsAt }: Pick<MaintenanceLine, 'startsAt' | 'endsAt'>): string {
  return say(MAINTENANCE.span, { from: showShortMoment(startsAt), until: showShortMoment(endsAt) })
}

/** What ending it is called, by whether it has begun. */
export function deedOf({ state }: Pick<MaintenanceLine, 'state'>): string {
  return say(state === 'lasting' ? MAINTENANCE.endEarly : MAINTENANCE.callOff)
}
