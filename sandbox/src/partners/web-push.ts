import { createECDH, createHash, randomBytes } from 'node:crypto'
import { rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'
import { readPush } from './push/read-push.ts'
import { judgeSender } from './push/judge-sender.ts'

/** Kept so many of the last messages, for the page. */
const KEPT = 200
/** What a service must take, and this one takes no more (RFC 8030, 7.2). */
const MOST_BYTES = 4_096

interface Browser {
  readonly secret: Buffer
  readonly auth: Buffer
  /** The sender that it takes messages from, in base64url; null: from any. */
  readonly sender: string | null
  /** What the service answers of it instead of taking anything. */
  status: number | null
}

/**
 * A push service with the browsers behind it: a browser takes part by the deed `subscribe`, and what arrives is read by
 * the keys that it alone has. Each is told once by its topic; the later takes the place of the former.
 */
export const webPush: Partner = {
  name: 'web-push',
  title: 'Dịch vụ đẩy thông báo tới trình duyệt',
  settings: { contact: 'mailto:quan-tri@example.vn' },
  plays: [],
  open({ url, now }): OpenPartner {
    const browsers = new Map<string, Browser>()
    const messages: { browser: string; topic: string | null; text: string; ttl: number }[] = []
    const seen = { taken: 0, repeated: 0, refused: 0 }

    function refuse(status: number): Told {
      seen.refused += 1
      return { status, body: null }
    }

    function take(name: string, { headers, body }: Asked): Told {
      const sender = judgeSender(headers.authorization, url, now())
      if (!sender.ok) return refuse(sender.status)
      const browser = browsers.get(name)
      if (!browser) return { status: 404, body: null }
      if (browser.status !== null) return refuse(browser.status)
      if (browser.sender !== null && browser.sender !== sender.publicKey) return refuse(403)
      const ttl = headers['ttl']
      if (typeof ttl !== 'string' || !/^\d{1,9}$/.test(ttl)) return refuse(400)
      const topic = typeof headers['topic'] === 'string' ? headers['topic'] : null
      if (topic !== null && !/^[\w-]{1,32}$/.test(topic)) return refuse(400)
      if (body.length > MOST_BYTES) return refuse(413)
      const text = headers['content-encoding'] === 'aes128gcm' ? readPush(browser, body) : undefined
      if (text === undefined) return refuse(400)
      keep({ browser: name, topic, text, ttl: Number(ttl) })
      return { status: 201, headers: { location: `${url}/message/${randomBytes(8).toString('hex')}` }, body: null }
    }

    function keep(message: typeof messages[number]): void {
      const { browser, topic } = message
      const former = topic === null ? -1 : messages.findIndex((one) => one.browser === browser && one.topic === topic)
      if (former >= 0) messages.splice(former, 1)
      messages.unshift(message)
      messages.length = Math.min(messages.length, KEPT)
      seen[former >= 0 ? 'repeated' : 'taken'] += 1
    }

    function subscribe(sender: string | null): Json {
      const pair = createECDH('prime256v1')
      const [p256dh, auth, name] = [pair.generateKeys(), randomBytes(16), randomBytes(12).toString('base64url')]
      browsers.set(name, { secret: pair.getPrivateKey(), auth, sender, status: null })
      return {
        endpoint: `${url}/push/${name}`,
        keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
      }
    }

    return {
      answer(asked: Asked): Told {
        if (asked.method !== 'POST') return { status: 405, body: null }
        return take(/^\/push\/([\w-]+)$/.exec(asked.path)?.[1] ?? '', asked)
      },
      /** `subscribe`: a browser takes part. `answer`: what the service says of one from now on; null: as usual. */
      act(deed, given): Json {
        const { applicationServerKey: sender, endpoint, status } = rowIn(given) ?? {}
        if (deed === 'subscribe') return subscribe(typeof sender === 'string' ? sender : null)
        const name = typeof endpoint === 'string' ? endpoint.split('/').at(-1) ?? '' : ''
        const browser = browsers.get(name)
        if (deed !== 'answer' || !browser) return { error: 'unknown deed' }
        browser.status = typeof status === 'number' ? status : null
        return { changed: 1 }
      },
      state: () => ({
        seen, browsers: browsers.size,
        // Whoever has an address may tell: the page shows of it no more than what tells two apart.
        messages: messages.map(({ browser, ...one }) => ({
          browser: createHash('sha256').update(browser).digest('hex').slice(0, 8), ...one,
        })),
      }),
    }
  },
}
