import { createECDH, randomBytes } from 'node:crypto'
import { systemClock } from '../clock.ts'
import { askPartner } from '../partner/ask-partner.ts'
import type { Manifest } from '../partner/manifest.ts'
import { SendFault } from '../send-fault.ts'
import { encryptPush } from './encrypt-push.ts'
import { PUSH_SETTINGS, type PushSettings } from './push-settings.ts'
import { vapidHeader, vapidKeyOf } from './vapid.ts'

export const PUSH_MANIFEST: Manifest = {
  partner: 'web-push',
  title: 'Dịch vụ đẩy thông báo tới trình duyệt',
  ways: ['tells'],
  shapes: 'RFC 8030, RFC 8291, RFC 8292',
  settings: PUSH_SETTINGS,
  async check(settings) {
    await checkPush(settings as PushSettings)
  },
}

/** A browser that there is not: services say that they do not know it, some that its name is none. */
const UNKNOWN = new Set([400, 404, 410])

/**
 * Tells a browser that there is not, sealed and in our name as any other: the service says that it does not know it.
 * Throws SendFault where it says anything else.
 */
async function checkPush({ url, key, contact }: PushSettings): Promise<void> {
  const endpoint = new URL('motcua-doctor', url.endsWith('/') ? url : `${url}/`)
  const nobody = createECDH('prime256v1')
  const sealed = encryptPush({ p256dh: nobody.generateKeys(), auth: randomBytes(16) }, Buffer.from('{}'))
  const answer = await askPartner(endpoint, {
    method: 'POST', body: new Uint8Array(sealed),
    headers: {
      'content-type': 'application/octet-stream', 'content-encoding': 'aes128gcm', 'ttl': '0',
      'authorization': vapidHeader(vapidKeyOf(key), { endpoint, contact, machineNow: systemClock.now() }),
    },
  })
  await answer.body?.cancel()
  if (answer.ok) throw new SendFault('answer-unreadable', false)
  if (!UNKNOWN.has(answer.status)) throw new SendFault(`http-${answer.status}`, false)
}
