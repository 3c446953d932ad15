import { once } from '../modules/audit/public.ts'
import { openProductClock } from '../modules/audit/public.ts'
import { openCatalogue } from '../modules/catalogue/public.ts'
import { type Adapter, openAdapters, openRegisters } from '../modules/integration/public.ts'
import { openMaintenance } from '../modules/notifications/public.ts'
import { openDirectory } from '../modules/organisation/public.ts'
import { openHallHub, openScreenHub } from '../modules/queue/public.ts'
import { openProcesses } from '../modules/workflow/public.ts'
import { feeRules } from '../api/fee-rules.ts'
import { declaredIn } from '../api/show-consultations.ts'
import { takeDeclaration } from '../api/take-declaration.ts'
import { openLiveHub } from '../api/live-hub.ts'
import type { ApiRooms } from '../api/rooms.ts'
import { openClamd } from '../platform/clamd.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { openDb } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { carrierIn } from '../platform/carrier/carrier-manifest.ts'
import { openPostalCarrier } from '../platform/carrier/postal-carrier.ts'
import { gatewayIn } from '../platform/gateway/gateway-manifest.ts'
import { openPaymentGateway } from '../platform/gateway/payment-gateway.ts'
import { readsLoopback } from '../platform/outward/loopback-setting.ts'
import { openOutward } from '../platform/outward/outward.ts'
import { fileAddressOf } from '../platform/partner/file-ticket.ts'
import { readPartners } from '../platform/partner/read-partners.ts'
import { openFeel } from '../platform/feel/open-feel.ts'
import { demonstrationKeys } from '../platform/signing/demonstration-keys.ts'
import { folderKeys } from '../platform/signing/folder-keys.ts'
import { type IdentityProvider, openIdentityProvider } from '../platform/sign-in/identity-provider.ts'
import { type StaffProvider, openStaffProvider } from '../platform/sign-in/staff-provider.ts'
import { providerConfigOf } from '../platform/sign-in/provider-config.ts'
import { type SmsGateway, openSmsGateway, readSmsSettings } from '../platform/sms/sms-gateway.ts'
import { type PushPort, openPush } from '../platform/push/push-port.ts'
import { readPushSettings } from '../platform/push/push-settings.ts'
import { openStorage } from '../platform/storage.ts'
import { type ZaloPort, openZalo, readZaloSettings } from '../platform/zalo.ts'
import { countedKeys } from './counted-keys.ts'
import { serviceSettingsOf } from './service-settings.ts'

/** Everything that doors and jobs stand on, opened once a process. */
export interface Rooms extends ApiRooms {
  /** What joins this installation with the outside systems that it names. */
  readonly adapters: readonly Adapter[]
  readonly config: Config
  readonly log: Log
  /** That vouches for people; they sign in by code alone where it is left out. */
  readonly identityProvider?: IdentityProvider | undefined
  /** The province’s official account of Zalo; people are not told so where it is left out. */
  readonly zalo?: ZaloPort | undefined
  /** By which browsers are told; left out where the file of partners names none. */
  readonly push?: PushPort | undefined
  /** That knows what became of each SMS; left out where the file of partners names none. */
  readonly smsGateway?: SmsGateway | undefined
  readonly staffProvider?: StaffProvider | undefined
  /** Looks whether clock, province or catalogue were changed by another process. */
  refresh(): Promise<void>
  close(): Promise<void>
}

const SECOND = 1_000
/** How often open screens look for changes when nothing wakes them. */
const LIVE_EVERY_SECONDS = 2
/** How often boards look for calls of other processes: a call is on the board within 300 ms. */
const HALLS_EVERY_MILLISECONDS = 150
/** The desk says every few seconds that what a citizen's screen shows still stands; one that was cut off does not. */
const SCREEN_LEASE_MILLISECONDS = 45_000

/** Opens database, files, clock and the snapshots of province and catalogue, and keeps those fresh every second. */
export async function openRooms(config: Config, log: Log): Promise<Rooms> {
  if (config.databaseUrl === undefined) throw new Error('DATABASE_URL is missing')
  const partners = readPartners(config.partnersFile)
  const provider = providerConfigOf(partners, 'identity-provider')
  const staffProvider = providerConfigOf(partners, 'staff-identity')
  const zalo = partners['zalo'] && readZaloSettings(partners['zalo'])
  const push = partners['web-push'] && readPushSettings(partners['web-push'])
  const sms = partners['sms'] && readSmsSettings(partners['sms'])
  if (config.sms.port === 'partners' && !sms) throw new Error('MOTCUA_PARTNERS: thiếu phần sms mà SMS_PORT=partners cần')
  const isDemonstration = config.profile === 'demonstration'
  const outward = openOutward({ allowsLoopback: readsLoopback(partners['webhooks'], isDemonstration) })
  const db = openDb(config.databaseUrl, (err) => log.warn({ err }, 'an idle connection was lost'), {
    max: config.poolSize,
  })
  const opened = Promise.all([
    isDemonstration ? openProductClock(db) : undefined, openDirectory(db), openCatalogue(db),
    openStorage(config.filesFolder, {
      ...config.store,
      onFellBack({ sha256, fault, err }) {
        log.warn({ err, code: fault, file: sha256 }, 'the first copy of a file could not be read, the second was')
      },
    }),
  ])
  const [productClock, directory, catalogue, storage] = await opened.catch(async (error: unknown) => {
    await db.destroy() // what stays open would keep the process
    throw error
  })
  const clock = productClock ?? systemClock
  const maintenance = await openMaintenance({ db, clock }).catch(async (error: unknown) => {
    await db.destroy()
    throw error
  })
  const feel = openFeel()
  const processes = openProcesses(db)
  const antivirus = config.clamd && openClamd(config.clamd)
  const keys = isDemonstration ? demonstrationKeys(config.keysFolder) : countedKeys(folderKeys(config.keysFolder), {
    db, directory, clock, machineClock: systemClock,
  })
  const registers = openRegisters(partners, () => systemClock.now())
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
  const refresh = async () => {
    await Promise.all([productClock?.refresh(), directory.refresh(), catalogue.refresh(), maintenance.refresh()])
  }
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= refresh()
      .catch((err: unknown) => log.warn({ err }, 'could not refresh'))
      .finally(() => {
        running = undefined
      })
  }, SECOND)
  const live = openLiveHub(db, {
    everySeconds: LIVE_EVERY_SECONDS, onFailed: (err) => log.warn({ err }, 'could not look for changes'),
  })
  const halls = openHallHub({ db, clock }, {
    everyMilliseconds: HALLS_EVERY_MILLISECONDS, onFailed: (err) => log.warn({ err }, 'could not look into a hall'),
  })
  const screens = openScreenHub({ leaseMilliseconds: SCREEN_LEASE_MILLISECONDS })
  return {
    config,
    log,
    db,
    guard: once,
    clock,
    machineClock: systemClock,
    directory,
    catalogue,
    storage,
    identityProvider: provider && openIdentityProvider(provider, systemClock),
    staffProvider: staffProvider && openStaffProvider(staffProvider, systemClock),
    antivirus,
    carrier: config.postCarrier ? openPostalCarrier(config.postCarrier) : carrierIn(partners),
    gateway: config.paymentGateway
      ? openPaymentGateway(config.paymentGateway.url, config.paymentGateway.key, config.paymentGateway.publicKey)
      : gatewayIn(partners),
    outward,
    // Keys are opened when something is signed, so that a worker touches none.
    keys,
    adapters: openAdapters({
      db, guard: once, directory, catalogue, processes, feel, fees: feeRules, clock, machineClock: systemClock,
      storage, keys, antivirus, registers, declare: takeDeclaration({ directory, catalogue, isDemonstration }),
      fileAt: (partner, paper) => fileAddressOf({ publicUrl, secret: config.secret }, partner, paper),
      declared: async (dossier) => declaredIn({ db, catalogue }, dossier, 'vi'),
    }, partners),
    zalo: zalo && openZalo(zalo),
    push: push && openPush(push, { outward, machineClock: systemClock }),
    smsGateway: sms && openSmsGateway(sms),
    registers,
    services: serviceSettingsOf(config, partners),
    live,
    maintenance,
    halls,
    screens,
    processes,
    fees: feeRules,
    // Its thread begins with the first expression that needs one, and keeps nobody from ending.
    feel,
    isDemonstration,
    publicUrl,
    hashCost: config.hashCost,
    secret: config.secret,
    moveClock: productClock && ((at, tx) => productClock.set(at, tx)),
    refresh,
    async close() {
      clearInterval(timer)
      screens.stop()
      await Promise.all([live.stop(), halls.stop()])
      await feel.close()
      await running // or it would find its connections gone, and a clean stop would warn
      await db.destroy()
    },
  }
}
