import { HELD } from './held-texts.ts'
import type { Say } from './texts.ts'

/** What a paper says of itself. */
export interface SaidOfHeld {
  /** Name of its type. */
  readonly type: string
  readonly number: string | null
  /** YYYY-MM-DD. */
  readonly issuedOn: string | null
  readonly issuerName: string | null
}

/** `từ Giấy khai sinh số 12, ngày 01/03/2019, UBND xã Mẫu`; what is not known is left out. */
export function heldInWords(say: Say, { type, number, issuedOn, issuerName }: SaidOfHeld): string {
  const named = number === null ? type : `${type} ${say(HELD.number, { number })}`
  const day = issuedOn === null ? [] : [say(HELD.on, { day: dayInWords(issuedOn) })]
  return say(HELD.from, { paper: [named, ...day, ...issuerName === null ? [] : [issuerName]].join(', ') })
}

/** `từ hồ sơ {number}, ngày 01/03/2021`: what somebody declared in a dossier of theirs. */
export function declaredInWords(say: Say, { number, day }: { readonly number: string; readonly day: string }): string {
  return say(HELD.fromDossier, { number, day: dayInWords(day) })
}

function dayInWords(day: string): string {
  return day.split('-').reverse().join('/')
}
