import type { HeldRole, StaffDetail, StaffLine } from '@motcua/contracts/staff.ts'
import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import type { StateLabel } from '../../lib/states.ts'
import { ACCOUNT, HINDRANCE, STAFF } from './staff-texts.ts'

const STATES: Readonly<Record<StaffLine['state'], StateLabel>> = {
  open: { text: say(ACCOUNT.open), tone: 'calm', icon: '●' },
  locked: { text: say(ACCOUNT.locked), tone: 'late', icon: '!' },
  idle: { text: say(ACCOUNT.idle), tone: 'waiting', icon: '◔' },
  disabled: { text: say(ACCOUNT.disabled), tone: 'stopped', icon: '✕' },
}

export function labelOfAccount(state: StaffLine['state']): StateLabel {
  return STATES[state]
}

/** `từ 25/06/2021`, `từ 25/06/2021 đến hết 30/06/2021` */
export function daysOfRole({ validFrom, validTo }: Pick<HeldRole, 'validFrom' | 'validTo'>): string {
  const from = showShortDay(validFrom)
  return validTo === null ? say(STAFF.from, { from }) : say(STAFF.fromUntil, { from, until: showShortDay(validTo) })
}

/** Why nothing can be done to an account that one may look at; nothing to say where one manages it. */
export function hindranceOf({ manages, state }: Pick<StaffDetail, 'manages' | 'state'>): string | undefined {
  if (state === 'disabled') return say(HINDRANCE.disabled)
  if (manages === 'own') return say(HINDRANCE.own)
  return manages === 'beyond-reach' ? say(HINDRANCE.beyond) : undefined
}
