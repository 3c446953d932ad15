import type { Antivirus } from '../platform/clamd.ts'
import type { DossierRooms } from '../modules/dossiers/public.ts'
import type { Adapter, Register, ServiceSettings } from '../modules/integration/public.ts'
import type { MaintenanceSource } from '../modules/notifications/public.ts'
import type { HallHub, ScreenHub } from '../modules/queue/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Backing, Tx } from '../platform/db.ts'
import type { KeyRing } from '../platform/signing/key-ring.ts'
import type { HashCost } from '../platform/secrets.ts'
import type { LiveHub } from './live-hub.ts'
import type { PostalCarrier } from '../platform/carrier/postal-carrier.ts'
import type { Outward } from '../platform/outward/outward.ts'
import type { PaymentGateway } from '../platform/gateway/payment-gateway.ts'
import type { Storage } from '../platform/storage.ts'
import type { StaffProvider } from '../platform/sign-in/staff-provider.ts'

/** What `app` gives to the doors. */
export interface ApiRooms extends Backing, DossierRooms {
  /** Sessions, cookies and attempts go by the machine's time, whatever day the demonstration shows. */
  readonly machineClock: Clock
  readonly storage: Storage
  /** Left out where none is configured. */
  readonly antivirus?: Antivirus | undefined
  /** Registers of the nation by their codes; left out where none is configured. */
  readonly registers?: ReadonlyMap<string, Register> | undefined
  /** For online payment; left out where none is configured. */
  readonly gateway?: PaymentGateway | undefined
  /** Signs staff in beside their passwords; left out where the installation names none. */
  readonly staffProvider?: StaffProvider | undefined
  /** The post's own system; absent where its people say by hand what becomes of parcels. */
  readonly carrier?: PostalCarrier | undefined
  /** Calls addresses that outside developers gave. */
  readonly outward: Outward
  /** All keys that results are signed with. */
  readonly keys: KeyRing
  readonly isDemonstration: boolean
  /** Outside systems that the settings name. */
  readonly adapters: readonly Adapter[]
  /** How what people are told, pay and sign in by is set; left out where nobody says. */
  readonly services?: ServiceSettings | undefined
  /** Planned maintenance, known while the database rests, too. */
  readonly maintenance: MaintenanceSource
  /** Tells of changes while a screen is open. */
  readonly live: LiveHub
  /** Tells boards what is called in a hall. */
  readonly halls: HallHub
  readonly screens: ScreenHub
  /** Under which people reach the portal; stands in QR codes. */
  readonly publicUrl: string
  readonly hashCost: HashCost
  /** Signs what a browser keeps; the same for all processes. */
  readonly secret: string
  /** Moves the product's clock with a transaction; only a demonstration has it. */
  readonly moveClock?: ((at: Date, tx: Tx) => Promise<void>) | undefined
}
