import type { DossierRooms } from '../modules/dossiers/public.ts'
import type { Register } from '../modules/integration/public.ts'
import type { MaintenanceSource } from '../modules/notifications/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import type { HallHub, ScreenHub } from '../modules/queue/public.ts'
import type { Antivirus } from '../platform/clamd.ts'
import type { Clock } from '../platform/clock.ts'
import type { Backing } from '../platform/db.ts'
import type { PaymentGateway } from '../platform/gateway/payment-gateway.ts'
import type { HashCost } from '../platform/secrets.ts'
import type { IdentityProvider } from '../platform/sign-in/identity-provider.ts'
import type { KeyRing } from '../platform/signing/key-ring.ts'
import type { Outward } from '../platform/outward/outward.ts'
import type { PushPort } from '../platform/push/push-port.ts'
import type { Storage } from '../platform/storage.ts'
import type { ZaloPort } from '../platform/zalo.ts'

/** A one-time code on its way to a phone. It stands nowhere else, so whoever loses it lets the person ask again. */
export interface CodeMessage {
  /** E.164. */
  readonly phone: string
  readonly code: string
  /** How long it holds. */
  readonly minutes: number
  /** Of a code that says yes to a mandate: who is to act, for what, and until when. */
  readonly mandate?: { readonly actor: string; readonly scope: string; readonly due: string } | undefined
}

/** What `app` gives to the citizens' pages. */
export interface PortalRooms extends Backing, DossierRooms {
  /** Sessions, cookies and attempts go by the machine's time, whatever day the demonstration shows. */
  readonly machineClock: Clock
  readonly storage: Storage
  /** Left out where none is configured. */
  readonly antivirus?: Antivirus | undefined
  /** Registers of the nation by their codes; left out where none is configured. */
  readonly registers?: ReadonlyMap<string, Register> | undefined
  /** For online payment; left out where none is configured. */
  readonly gateway?: PaymentGateway | undefined
  /** By which people may be told, too; left out where the province has no account there. */
  readonly zalo?: ZaloPort | undefined
  /** By which browsers are told; left out where the province tells none. */
  readonly push?: PushPort | undefined
  /** Looks at addresses that browsers name; without it none is kept. */
  readonly outward?: Pick<Outward, 'check'> | undefined
  /** That vouches for people; left out where none is configured. */
  readonly identityProvider?: IdentityProvider | undefined
  /** Whom signatures in what is sent are checked against, and by whose public halves anybody checks results. */
  readonly keys: Pick<KeyRing, 'trust' | 'qrKey' | 'qrKeys'>
  /** Of the application’s role, direct: what reads one state of the database has a connection of its own. */
  readonly databaseUrl: string
  readonly isDemonstration: boolean
  /** Planned maintenance, known while the database rests, too. */
  readonly maintenance: Pick<MaintenanceSource, 'announced' | 'lasting'>
  /** Tells boards what is called in a hall. */
  readonly halls: HallHub
  readonly screens: ScreenHub
  /** Under which people reach the portal; stands in QR codes. */
  readonly publicUrl: string
  /** Signs the tokens of forms; the same for all processes. */
  readonly secret: string
  readonly hashCost: HashCost
  /** Hands a code to the SMS port after the commit; the page does not wait for it. */
  readonly sendCode: (message: CodeMessage) => Promise<void>
}

/** The value of a policy that must be there. Throws where the data lack it. */
export function policyOf(directory: Directory, key: string): unknown {
  const policy = directory.policy(key)
  if (!policy) throw new Error(`the data say nothing of policy ${key}`)
  return policy.value
}
