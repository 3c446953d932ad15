import { readFileSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { type ClamdAddress, clamdOf } from './clamd-address.ts'
import { type CarrierConfig, carrierOf } from './carrier/carrier-config.ts'
import { type GatewayConfig, gatewayOf } from './gateway/gateway-config.ts'
import { DEVELOPMENT_SECRET, refuseDevelopment } from './refuse-development.ts'
import type { HashCost } from './secrets.ts'
import type { PlaceAt, StoreOptions } from './storage.ts'

export type Profile = 'demonstration' | 'production'
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'

/**
 * Everything the environment says, once and typed. What a law or the province may change is a policy, not a setting.
 */
export interface Config {
  readonly profile: Profile
  /** As the application's role. Empty only in the demonstration, which starts its own server. */
  readonly databaseUrl: string | undefined
  /** As the owner's; only `migrate` needs it. */
  readonly ownerUrl: string | undefined
  readonly reportUrl: string | undefined
  readonly poolSize: number
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** Addresses of proxies in front, whose word about the caller's address is taken. */
  readonly trustedProxies: readonly string[]
  readonly publicUrl: string | undefined
  readonly filesFolder: string
  /** Where copies of files lie besides, or instead, and the keys of those. */
  readonly store: Pick<StoreOptions, 'first' | 'second' | 'keysFolder'>
  /** Of ClamAV's clamd; files are taken unscanned where it is left out. */
  readonly clamd: ClamdAddress | undefined
  /** Path of its program; archive copies are made of pictures where it is left out. */
  readonly ghostscript: string | undefined
  /** Folders besides that of the files whose disks must have room: the database's, its log's. */
  readonly watchedFolders: readonly string[]
  /** Into which programs of scanners write, a subfolder a unit; not watched where it is left out. */
  readonly hotFolder: string | undefined
  /** Of the keys that results and QR codes are signed with; nobody but this program may read it. */
  readonly keysFolder: string
  /** Of the log of seals, which is only ever added to. */
  readonly sealsFolder: string
  /** PEM of the Ed25519 key that signs seals; the folder's own where it is left out. */
  readonly sealKey: string | undefined
  /** File in which a backup leaves its moment; not watched where it is left out. */
  readonly lastBackup: string | undefined
  /** After which a backup is too old. */
  readonly backupHours: number
  readonly dataSet: string
  readonly secret: string
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Of online payment; fees are paid at the counter and by transfer where it is left out. */
  readonly paymentGateway: GatewayConfig | undefined
  /** Of the public post; its people say what becomes of parcels by hand where it is left out. */
  readonly postCarrier: CarrierConfig | undefined
  /** Where outside systems are and by which keys they know us, a part each; none is asked where it is left out. */
  readonly partnersFile: string | undefined
  readonly sms: { readonly port: 'sink' | 'partners' } | { readonly port: 'http'; readonly url: string; readonly key: string }
  readonly logLevel: LogLevel
  readonly hashCost: HashCost
}

/** All that is wrong, in one message for whoever starts the program; it repeats no value of a secret. */
export interface ConfigFaults {
  readonly code: 'configuration-faulty'
  readonly faults: readonly string[]
  readonly text: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Each variable with what holds when it is not set, and what it does; `.env.example` repeats this, and a test compares.
 */
export const VARIABLES = {
  MOTCUA_PROFILE: [
    'production',
    'production refuses development defaults; demonstration has its own clock, sinks for mail and SMS, and invented people',
  ],
  DATABASE_URL: ['', 'PostgreSQL 17, as the application role; required in production'],
  DATABASE_OWNER_URL: ['', 'The same database as its owner; only `motcua migrate` needs it'],
  DATABASE_REPORT_URL: ['', 'The same database, or a replica, as the reporting role'],
  DATABASE_POOL: ['10', 'Connections that one process opens at most, 1 to 200'],
  MOTCUA_HOST: ['127.0.0.1', 'Address to listen on'],
  MOTCUA_PORT: ['8080', 'Port to listen on; 0 takes any that is free'],
  MOTCUA_TRUSTED_PROXIES: [
    '', 'Addresses of the proxies in front, with commas; only their X-Forwarded-For is believed',
  ],
  PUBLIC_URL: [
    '', 'Address under which people reach the portal; it stands in QR codes and messages; https in production',
  ],
  MOTCUA_FILES: ['.motcua/files', 'Folder of uploaded files; all processes must share it'],
  MOTCUA_HOT_FOLDER: [
    '', 'Folder into which scanners write, with a subfolder named by the code of each unit; its files come into the tray of that unit',
  ],
  MOTCUA_STORE_FIRST: [
    '',
    'Bucket of an S3 server that takes the files instead, http(s)://server:port/bucket; MOTCUA_FILES then holds what is on its way',
  ],
  MOTCUA_STORE_FIRST_KEY: ['', 'Its access key and secret key, with a colon between'],
  MOTCUA_STORE_SECOND: [
    '', 'Where each file lies a second time, on other disks: a folder, or a bucket as above; one copy where it is left out',
  ],
  MOTCUA_STORE_SECOND_KEY: ['', 'Access key and secret key of the second bucket, with a colon between'],
  MOTCUA_STORE_REGION: ['us-east-1', 'Region that the servers of the buckets expect'],
  MOTCUA_STORE_RANGES: ['off', 'on asks S3 servers for parts of a file; off takes the whole, which all of them do rightly'],
  MOTCUA_STORE_KEYS: [
    '', 'Folder of the keys that encipher files, outside of the store; files are written plain where it is left out',
  ],
  MOTCUA_CLAMD: [
    '', 'Address of ClamAV: host:port, or the path of its socket; every file is scanned, and kept aside while it is down',
  ],
  MOTCUA_GHOSTSCRIPT: [
    '', 'Path of Ghostscript (gs): archive copies of what others drew keep their letters; pictures of the pages where it is left out',
  ],
  MOTCUA_KEYS: [
    '.motcua/keys', 'Folder of the keys that sign results and QR codes; all servers must share it, and nobody else read it',
  ],
  MOTCUA_SEALS: [
    '.motcua/seals', 'Folder of the log of seals, to which lines are only added; all workers must share it',
  ],
  MOTCUA_SEAL_KEY: ['', 'Ed25519 key that signs seals, as PEM; without it one is made in the folder of the log'],
  MOTCUA_LAST_BACKUP: [
    '',
    'File in which a backup that succeeded leaves its moment; `motcua doctor` and /metrics tell how long ago that was',
  ],
  MOTCUA_BACKUP_HOURS: ['26', 'Hours after which `motcua doctor` warns of the last backup; 26 suits one a day'],
  MOTCUA_WATCHED_FOLDERS: [
    '',
    'Folders, with commas, whose disks are watched for room besides that of the files, such as that of the database',
  ],
  MOTCUA_DATA_SET: ['data', 'Folder of the province as data, read by `motcua import` and the first start'],
  MOTCUA_SECRET: [
    DEVELOPMENT_SECRET, 'Signs tokens; at least 32 signs of chance, the same for all processes; required in production',
  ],
  SMTP_URL: [
    '',
    'Mail server, smtp:// or smtps:// with user and password; required in production, otherwise mail stays in the sink',
  ],
  MAIL_FROM: ['Một cửa <motcua@localhost>', 'Sender of mail'],
  SMS_PORT: ['sink', 'sink keeps messages to be read in the demonstration; http sends them; partners, too, by `sms` of MOTCUA_PARTNERS'],
  SMS_URL: ['', 'Address of the SMS gateway; required with SMS_PORT=http'],
  SMS_KEY: ['', 'Key of the SMS gateway, sent as bearer token; required with SMS_PORT=http'],
  PAYMENT_GATEWAY_URL: [
    '', 'Address of the gateway for online payment; fees are paid at the counter and by transfer where it is left out',
  ],
  PAYMENT_GATEWAY_KEY: [
    '', 'Key shared with that gateway, at least 32 signs: signs what is sent to it, and proves its callbacks',
  ],
  PAYMENT_GATEWAY_PUBLIC_KEY: [
    '', 'Public RSA key of that gateway in PEM, 2048 bits at least: then its callbacks are proven by it alone',
  ],
  POST_CARRIER_URL: [
    '', "Address of the post's own system; its people say what becomes of parcels by hand where it is left out",
  ],
  POST_CARRIER_CUSTOMER: ['', 'Code by which the post knows this province as a customer; required with POST_CARRIER_URL'],
  POST_CARRIER_KEY: [
    '', 'Key shared with the post, at least 32 signs: asks for its tokens, and proves its callbacks',
  ],
  MOTCUA_PARTNERS: ['', 'File of JSON that says of each outside system where it is and by which keys; none is asked without it'],
  LOG_LEVEL: ['info', 'fatal, error, warn, info, debug or silent'],
  HASH_MEMORY_KIB: ['19456', 'Memory of one argon2id hash in KiB; OWASP asks for 19456 at least'],
  HASH_TIME_COST: ['2', 'Passes of one argon2id hash'],
  HASH_PARALLELISM: ['1', 'Lanes of one argon2id hash'],
} as const satisfies Readonly<Record<string, readonly [fallback: string, effect: string]>>

type Name = keyof typeof VARIABLES

/** The environment of this process; nobody else looks into it. */
export function environment(): Environment {
  return process.env
}

/**
 * Reads the configuration. `overrides` are variables that the caller decides (`start` its profile and embedded
 * database) and go before the environment. `NAME_FILE` names a file that holds the value of `NAME`, as secrets are
 * handed to containers. Refuses with every fault there is, named by its variable, and with development defaults in
 * production.
 */
export function readConfig(env: Environment, overrides: Environment = {}): Result<Config, ConfigFaults> {
  const faults: string[] = []
  const get = (name: Name) => overrides[name] ?? readVariable(name, env, faults)
  const say = (name: Name, expected: string) => { faults.push(`${name}: ${expected}`) }
  const text = (name: Name) => get(name) || VARIABLES[name][0]
  const optional = (name: Name) => get(name) || undefined

  const choice = <const T extends string>(name: Name, choices: readonly T[]): T => {
    const value = text(name)
    const found = choices.find((one) => one === value)
    if (found === undefined) say(name, `phải là một trong: ${choices.join(', ')}`)
    return found ?? choices[0] as T
  }
  const whole = (name: Name, least: number, most: number): number => {
    const value = text(name)
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN
    if (number >= least && number <= most) return number
    say(name, `phải là số nguyên từ ${least} đến ${most}`)
    return least
  }
  const url = (name: Name, ...schemes: string[]): string | undefined => {
    const value = optional(name)
    if (value === undefined) return undefined
    if (!schemes.includes(URL.canParse(value) ? new URL(value).protocol : ''))
      say(name, `phải là địa chỉ ${schemes.map((one) => `${one}//…`).join(' hoặc ')}`)
    return value
  }

  const filesFolder = text('MOTCUA_FILES')
  /** A folder, or a bucket at the end of an address. */
  const place = (name: 'MOTCUA_STORE_FIRST' | 'MOTCUA_STORE_SECOND'): PlaceAt | undefined => {
    const value = optional(name)
    if (value === undefined || !/^https?:/.test(value)) return value === undefined ? undefined : { folder: value }
    const [accessKey = '', secretKey = ''] = (optional(`${name}_KEY`) ?? '').split(/:(.*)/)
    if (accessKey === '' || secretKey === '') say(`${name}_KEY`, 'cần hai khóa của máy chủ S3, cách nhau bằng dấu hai chấm')
    const bucket = URL.canParse(value) ? /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(new URL(value).pathname)?.[1] : ''
    if (!bucket) say(name, 'phải có dạng https://máy-chủ:cổng/tên-kho')
    return {
      endpoint: URL.canParse(value) ? new URL(value).origin : '', bucket: bucket ?? '', accessKey, secretKey,
      region: text('MOTCUA_STORE_REGION'), hasRanges: choice('MOTCUA_STORE_RANGES', ['off', 'on']) === 'on',
    }
  }
  const [first, second] = [place('MOTCUA_STORE_FIRST'), place('MOTCUA_STORE_SECOND')]
  if (first && 'folder' in first) say('MOTCUA_STORE_FIRST', 'phải là địa chỉ http:// hoặc https://; thư mục đặt ở MOTCUA_FILES')
  const keysFolder = optional('MOTCUA_STORE_KEYS')
  const isInside = (outer: string) => `${resolve(keysFolder ?? '')}${sep}`.startsWith(`${resolve(outer)}${sep}`)
  const folders = [filesFolder, ...second && 'folder' in second ? [second.folder] : []]
  if (keysFolder !== undefined && folders.some(isInside))
    say('MOTCUA_STORE_KEYS', 'phải nằm ngoài thư mục tệp: ai chép được tệp thì không được chép luôn khóa')
  if (second && 'folder' in second && resolve(second.folder) === resolve(filesFolder))
    say('MOTCUA_STORE_SECOND', 'phải khác MOTCUA_FILES, tốt nhất là trên đĩa khác')

  const profile = choice('MOTCUA_PROFILE', ['production', 'demonstration'])
  const smsPort = choice('SMS_PORT', ['sink', 'http', 'partners'])
  const [smsUrl, smsKey] = [url('SMS_URL', 'https:', 'http:'), optional('SMS_KEY')]
  if (smsPort === 'http' && smsUrl === undefined) say('SMS_URL', 'cần có khi SMS_PORT=http')
  if (smsPort === 'http' && smsKey === undefined) say('SMS_KEY', 'cần có khi SMS_PORT=http')
  const paymentGateway = gatewayOf(
    url('PAYMENT_GATEWAY_URL', 'https:', 'http:'), optional('PAYMENT_GATEWAY_KEY'), optional('PAYMENT_GATEWAY_PUBLIC_KEY'),
    say)
  const config: Config = {
    profile,
    databaseUrl: url('DATABASE_URL', 'postgres:', 'postgresql:'),
    ownerUrl: url('DATABASE_OWNER_URL', 'postgres:', 'postgresql:'),
    reportUrl: url('DATABASE_REPORT_URL', 'postgres:', 'postgresql:'),
    poolSize: whole('DATABASE_POOL', 1, 200),
    host: text('MOTCUA_HOST'),
    port: whole('MOTCUA_PORT', 0, 65_535),
    trustedProxies: text('MOTCUA_TRUSTED_PROXIES').split(',').map((one) => one.trim()).filter(Boolean),
    publicUrl: url('PUBLIC_URL', 'https:', 'http:'),
    filesFolder,
    store: { first, second, keysFolder },
    clamd: clamdOf(optional('MOTCUA_CLAMD'), (expected) => { say('MOTCUA_CLAMD', expected) }),
    ghostscript: optional('MOTCUA_GHOSTSCRIPT'),
    watchedFolders: text('MOTCUA_WATCHED_FOLDERS').split(',').map((one) => one.trim()).filter(Boolean),
    hotFolder: optional('MOTCUA_HOT_FOLDER'),
    keysFolder: text('MOTCUA_KEYS'),
    sealsFolder: text('MOTCUA_SEALS'),
    sealKey: optional('MOTCUA_SEAL_KEY'),
    lastBackup: optional('MOTCUA_LAST_BACKUP'),
    backupHours: whole('MOTCUA_BACKUP_HOURS', 1, 8_760),
    dataSet: text('MOTCUA_DATA_SET'),
    secret: text('MOTCUA_SECRET'),
    smtpUrl: url('SMTP_URL', 'smtp:', 'smtps:'),
    mailFrom: text('MAIL_FROM'),
    paymentGateway,
    postCarrier: carrierOf(
      url('POST_CARRIER_URL', 'https:', 'http:'), optional('POST_CARRIER_CUSTOMER'), optional('POST_CARRIER_KEY'), say),
    partnersFile: optional('MOTCUA_PARTNERS'),
    sms: smsPort === 'http' ? { port: smsPort, url: smsUrl ?? '', key: smsKey ?? '' } : { port: smsPort },
    logLevel: choice('LOG_LEVEL', ['info', 'fatal', 'error', 'warn', 'debug', 'silent']),
    hashCost: {
      memoryCost: whole('HASH_MEMORY_KIB', 8, 4_194_304),
      timeCost: whole('HASH_TIME_COST', 1, 100),
      parallelism: whole('HASH_PARALLELISM', 1, 64),
    },
  }
  if (profile === 'production') refuseDevelopment(config, say)
  if (faults.length === 0) return ok(config)
  return refuse({
    code: 'configuration-faulty', faults, text: `Cấu hình chưa đúng, hãy sửa các biến sau:\n- ${faults.join('\n- ')}`,
  })
}

function readVariable(name: Name, env: Environment, faults: string[]): string | undefined {
  const [value, file] = [env[name], env[`${name}_FILE`]]
  if (file === undefined || file === '') return value
  if (value !== undefined && value !== '')
    faults.push(`${name}: chỉ được đặt một trong hai biến ${name} và ${name}_FILE`)
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    faults.push(`${name}_FILE: không đọc được tệp ${file}`)
    return undefined
  }
}
