import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WEBHOOK_HEADERS, judgeWebhook, webhookKeyOf } from '../src/platform/webhook-signature.ts'

/** A call as it came, and whether its signature is good. */
export interface Received {
  readonly id: string
  readonly judgement: string
  readonly event: {
    readonly id: string; readonly type: string; readonly subject: string
    readonly data: Readonly<Record<string, unknown>>
  }
  readonly text: string
}

/** An outside developer's server on this machine, which answers as it is told. */
export interface WebhookReceiver {
  readonly url: string
  readonly received: Received[]
  /** The status that it answers each call with. */
  answer: (nth: number, one: Received) => number
  /** Secret that calls are held against, and the moment. */
  secret: string
  now: () => Date
  close(): Promise<void>
}

/** Opens it. */
export async function openReceiver(): Promise<WebhookReceiver> {
  const server: Server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      const of = (name: string) => String(request.headers[name])
      const [id, timestamp] = [of(WEBHOOK_HEADERS.id), of(WEBHOOK_HEADERS.timestamp)]
      const key = webhookKeyOf(receiver.secret) ?? Buffer.alloc(0)
      const judgement = judgeWebhook(key, { id, timestamp, body: text }, of(WEBHOOK_HEADERS.signature), receiver.now())
      const one = { id, judgement, event: JSON.parse(text) as Received['event'], text }
      receiver.received.push(one)
      reply.writeHead(receiver.answer(receiver.received.length, one), { location: `${receiver.url}/elsewhere` }).end()
    })
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`, received: [], answer: () => 204,
    secret: '', now: () => new Date(0),
    close: () => new Promise((done) => {
      server.closeAllConnections()
      server.close(() => { done() })
    }),
  }
  return receiver
}
