import type { HashCost } from './secrets.ts'
import type { PlaceAt } from './storage.ts'

/** Holds until another is set. */
export const DEVELOPMENT_SECRET = 'only-for-demonstrations-and-development'

/** What is looked at, as `Config` holds it. */
interface Looked {
  readonly databaseUrl: string | undefined
  readonly secret: string
  readonly sms: { readonly port: 'sink' | 'partners' } | { readonly port: 'http'; readonly url: string }
  readonly paymentGateway: { readonly url: string } | undefined
  readonly postCarrier: { readonly url: string } | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly publicUrl: string | undefined
  readonly hashCost: HashCost
  readonly store: { readonly first?: PlaceAt | undefined; readonly second?: PlaceAt | undefined }
}

type Name = 'DATABASE_URL' | 'MOTCUA_SECRET' | 'SMS_PORT' | 'SMS_URL' | 'SMTP_URL' | 'MAIL_FROM' | 'PUBLIC_URL'
  | 'PAYMENT_GATEWAY_URL' | 'POST_CARRIER_URL' | 'MOTCUA_STORE_FIRST' | 'MOTCUA_STORE_SECOND' | 'HASH_MEMORY_KIB'

/** What does no harm on a laptop and would in a province. */
export function refuseDevelopment(
  config: Looked, say: (name: Name, expected: string) => void,
): void {
  const { databaseUrl, secret, sms, paymentGateway, postCarrier, smtpUrl, mailFrom, publicUrl } = config
  const { hashCost, store } = config
  if (databaseUrl === undefined) say('DATABASE_URL', 'cần có khi vận hành chính thức')
  if (secret === DEVELOPMENT_SECRET || secret.length < 32)
    say('MOTCUA_SECRET', 'cần một chuỗi ngẫu nhiên riêng, ít nhất 32 ký tự')
  if (sms.port === 'sink') say('SMS_PORT', 'phải là http hoặc partners khi vận hành chính thức, nếu không tin nhắn không được gửi đi')
  if (smtpUrl === undefined) say('SMTP_URL', 'cần có khi vận hành chính thức, nếu không thư không được gửi đi')
  if (/@localhost\b/.test(mailFrom)) say('MAIL_FROM', 'cần địa chỉ thư thật của cơ quan')
  if (!publicUrl?.startsWith('https:')) say('PUBLIC_URL', 'cần địa chỉ https://… mà người dân truy cập')
  const isBare = isToOther(databaseUrl) && new URL(databaseUrl ?? '').searchParams.get('sslmode') !== 'verify-full'
  if (isBare) say('DATABASE_URL', 'cần sslmode=verify-full khi cơ sở dữ liệu ở máy khác')
  if (smtpUrl?.startsWith('smtp:') && isToOther(smtpUrl)) say('SMTP_URL', 'cần smtps://… khi máy chủ thư ở máy khác')
  if (sms.port === 'http' && sms.url.startsWith('http:') && isToOther(sms.url))
    say('SMS_URL', 'cần https://… khi cổng tin nhắn ở máy khác')
  if (paymentGateway?.url.startsWith('http:') && isToOther(paymentGateway.url))
    say('PAYMENT_GATEWAY_URL', 'cần https://… khi cổng thanh toán ở máy khác')
  if (postCarrier?.url.startsWith('http:') && isToOther(postCarrier.url))
    say('POST_CARRIER_URL', 'cần https://… khi hệ thống bưu chính ở máy khác')
  for (const [name, at] of [['MOTCUA_STORE_FIRST', store.first], ['MOTCUA_STORE_SECOND', store.second]] as const)
    if (at && 'endpoint' in at && at.endpoint.startsWith('http:') && isToOther(at.endpoint))
      say(name, 'cần https://… khi máy chủ S3 ở máy khác')
  if (hashCost.memoryCost < 19_456 || hashCost.timeCost < 2)
    say('HASH_MEMORY_KIB', 'cần ít nhất 19456 với HASH_TIME_COST ít nhất 2')
}

/** Whether a link leaves this machine, so that others could read along. A database without a host is a socket here. */
function isToOther(url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return !/^(|localhost|127\.\d+\.\d+\.\d+|\[::1\]|%2F.*)$/i.test(hostname)
}
