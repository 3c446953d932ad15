import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'
import type { SettingsFaulty } from '../../../platform/partner/partner-texts.ts'
import type { RegisterTransport } from './register.ts'

/** What the file of MOTCUA_PARTNERS says of a register. */
export interface RegisterSettings {
  readonly url: string
  readonly key: string
  readonly transport: RegisterTransport
  /** Name of this program there; with `lgsp` nobody asks for it. */
  readonly client: string
  /** The account, the agency and the telephone that stand in each call. */
  readonly account: string
  readonly agency: string
  readonly phone: string
}

const TRANSPORTS: ReadonlySet<unknown> = new Set<RegisterTransport>(['lgsp', 'ndxp', 'direct'])
const NAMES = ['url', 'key', 'transport', 'client', 'account', 'agency', 'phone'] as const

/** Refuses with the names of what is missing or no text that a header or an element may hold; it repeats no value. */
export function readRegisterSettings(
  given: Answer,
): Result<RegisterSettings, SettingsFaulty> {
  const isGood = (name: string): boolean => {
    const value = given[name]
    if (typeof value !== 'string' || !/^[\x21-\x7e]{1,500}$/.test(value)) return false
    if (name === 'transport') return TRANSPORTS.has(value)
    return name !== 'url' || URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
  }
  const names = NAMES.filter((name) => !isGood(name))
  if (names.length > 0) return refuse({ code: 'settings-faulty', names })
  return ok(Object.fromEntries(NAMES.map((name) => [name, given[name]])) as unknown as RegisterSettings)
}
