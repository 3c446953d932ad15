import type { KeyObject } from 'node:crypto'
import { rsaKeyOf } from '../partner/sign-message.ts'

/** What is set of the payment gateway. */
export interface GatewayConfig {
  readonly url: string
  /** Shared with it. */
  readonly key: string
  /** By which its callbacks are proven; by the shared key where it has given none. */
  readonly publicKey: KeyObject | undefined
}

const LEAST_KEY = 32

/** The gateway as it is set, undefined without an address; what is wrong is said of its variable. Pure. */
export function gatewayOf(
  url: string | undefined, key: string | undefined, pem: string | undefined,
  say: (name: 'PAYMENT_GATEWAY_KEY' | 'PAYMENT_GATEWAY_PUBLIC_KEY', expected: string) => void,
): GatewayConfig | undefined {
  const publicKey = pem === undefined ? undefined : rsaKeyOf(pem)
  if (pem !== undefined && !publicKey)
    say('PAYMENT_GATEWAY_PUBLIC_KEY', 'cần khóa công khai RSA dạng PEM, ít nhất 2048 bit')
  if (url === undefined) return undefined
  if ((key?.length ?? 0) < LEAST_KEY)
    say('PAYMENT_GATEWAY_KEY', 'cần khóa chung với cổng thanh toán, ít nhất 32 ký tự, khi có PAYMENT_GATEWAY_URL')
  return { url, key: key ?? '', publicKey }
}
