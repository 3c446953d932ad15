import { HELD, REGISTER } from './held-texts.ts'
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

/** What is said beside an answer that is filled in; `before`: the commune that is held, if it is another one today. */
export function filledInWords(
  say: Say, { from, before = null }: { readonly from: string; readonly before?: string | null | undefined },
): string {
  return before === null ? say(HELD.filled, { from }) : say(HELD.filledToday, { from, before })
}

/** `từ hồ sơ {number}, ngày 01/03/2021`: what somebody declared in a dossier of theirs. */
export function declaredInWords(say: Say, { number, day }: { readonly number: string; readonly day: string }): string {
  return say(HELD.fromDossier, { number, day: dayInWords(day) })
}

/** `từ Cơ sở dữ liệu quốc gia về dân cư, lúc 09:05 ngày 25/06/2021`. */
export function registerInWords(
  say: Say, { register, time, day }: { readonly register: string; readonly time: string; readonly day: string },
): string {
  return say(HELD.fromRegister, { register: registerName(say, register), time, day: dayInWords(day) })
}

/** The name of a register; of one without a text its code. */
export function registerName(say: Say, register: string): string {
  return register in REGISTER ? say(REGISTER[register as keyof typeof REGISTER]) : register
}

function dayInWords(day: string): string {
  return day.split('-').reverse().join('/')
}
