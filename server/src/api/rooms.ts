import type { Directory } from '../modules/organisation/public.ts'
import type { DossierRooms } from '../modules/dossiers/public.ts'
import type { SignInPolicy } from '../modules/identity/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Backing } from '../platform/db.ts'
import type { HashCost } from '../platform/secrets.ts'
import type { Storage } from '../platform/storage.ts'

/** What `app` gives to the doors. */
export interface ApiRooms extends Backing, DossierRooms {
  /** Sessions, cookies and attempts go by the machine's time, whatever day the demonstration shows. */
  readonly machineClock: Clock
  readonly storage: Storage
  readonly isDemonstration: boolean
  /** Under which people reach the portal; stands in QR codes. */
  readonly publicUrl: string
  readonly hashCost: HashCost
  /** Moves the product's clock; only a demonstration has it. */
  readonly moveClock?: ((at: Date) => Promise<void>) | undefined
}

/** The rules of signing in on a day; rows of the data. Throws where the data lack one: a fault of theirs. */
export function signInPolicyOf(directory: Directory, hashCost: HashCost): SignInPolicy {
  const value = <T>(key: string): T => {
    const policy = directory.policy(key)
    if (!policy) throw new Error(`the data say nothing of policy ${key}`)
    return policy.value as T
  }
  const code = value<{ digits: number; minutes: number; tries: number }>('one-time-code')
  return {
    password: value('password-attempts'), code: value('code-attempts'), codeRequest: value('code-request-attempts'),
    codeDigits: code.digits, codeMinutes: code.minutes, codeTries: code.tries,
    knownAddressDays: value('known-address-days'), staffSession: value('staff-session'), personSession: value('person-session'),
    passwordRules: value('password-rules'), hashCost,
  }
}
