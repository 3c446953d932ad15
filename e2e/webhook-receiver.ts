import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A call as it came, and whether it is signed as Standard Webhooks 1.0 wants. */
interface Received { readonly id: string; readonly type: string; readonly text: string; readonly isSigned: boolean }

/** An outside developer's server on this machine, which answers as it is told. */
export interface WebhookReceiver {
  readonly url: string
  readonly received: Received[]
  status: number
  /** By which calls are signed: whsec_ and the key in base64. */
  secret: string
  close(): Promise<void>
}

/** Opens it. */
export async function openReceiver(): Promise<WebhookReceiver> {
  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      const of = (name: string) => String(request.headers[`webhook-${name}`])
      const key = Buffer.from(receiver.secret.replace(/^whsec_/, ''), 'base64')
      const signature = createHmac('sha256', key).update(`${of('id')}.${of('timestamp')}.${text}`).digest('base64')
      const { type } = JSON.parse(text) as { readonly type: string }
      receiver.received.push({ id: of('id'), type, text, isSigned: of('signature') === `v1,${signature}` })
      reply.writeHead(receiver.status).end()
    })
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`, received: [], status: 204,
    secret: '',
    close: () => new Promise((done) => {
      server.closeAllConnections()
      server.close(() => { done() })
    }),
  }
  return receiver
}
