import type { Clock } from '../clock.ts'
import type { Outward } from '../outward/outward.ts'
import { SendFault } from '../send-fault.ts'
import { type PushAddress, encryptPush } from './encrypt-push.ts'
import type { PushSettings } from './push-settings.ts'
import { vapidHeader, vapidKeyOf } from './vapid.ts'

export interface Push {
  /** A uuid of ours: of two under the same the service and the browser keep the later. */
  readonly id: string
  readonly to: PushAddress
  /** What the worker of the page reads. */
  readonly said: string
  /** How long the service keeps it for a browser that is not there. */
  readonly keptHours: number
}

export interface PushPort {
  /** What browsers bind their subscriptions to, in base64url. */
  readonly publicKey: string
  /**
   * Done when the service of the browser has taken it over. Throws SendFault: `gone`, for good, of a browser that takes
   * nothing any more; `http-…` and what `Outward.post` throws of all else, for good only where what we sent is refused.
   */
  send(push: Push): Promise<void>
}

/** The browser is unknown there, or has ended it (RFC 8030, 7.3). */
const GONE = new Set([404, 410])
/** What we sent is wrong or too large, and is so the next time. */
const FINAL = new Set([400, 413])

/**
 * Tells browsers by the push services that they named (RFC 8030): sealed for the browser (RFC 8291), in our name (RFC
 * 8292). The addresses are strangers', so that all goes by `outward`.
 */
export function openPush(
  { key, contact }: Pick<PushSettings, 'key' | 'contact'>,
  { outward, machineClock }: { readonly outward: Pick<Outward, 'post'>; readonly machineClock: Clock },
): PushPort {
  const vapid = vapidKeyOf(key)
  return {
    publicKey: vapid.publicKey,
    async send({ id, to, said, keptHours }) {
      const body = encryptPush(to, Buffer.from(said))
      const { status } = await outward.post(to.endpoint, {
        'content-type': 'application/octet-stream', 'content-encoding': 'aes128gcm',
        'ttl': String(keptHours * 3_600), 'topic': id.replaceAll('-', ''),
        'authorization': vapidHeader(vapid, {
          endpoint: new URL(to.endpoint), contact, machineNow: machineClock.now(),
        }),
      }, body)
      if (status >= 200 && status < 300) return
      if (GONE.has(status)) throw new SendFault('gone', true)
      throw new SendFault(`http-${status}`, FINAL.has(status))
    },
  }
}
