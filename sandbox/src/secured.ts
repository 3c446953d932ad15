import type { Server } from 'node:http'
import { type Server as SecureServer, createServer as createSecureServer } from 'node:https'
import { type Server as PortServer, type Socket, createServer as createPortServer } from 'node:net'

/** What a server shows and proves, as PEM. */
export interface Certificate { readonly cert: string; readonly key: string }

/** What a partner shows of itself over https: a good certificate, and one that has run out. */
export interface Certificates { readonly good: Certificate; readonly expired: Certificate }

/** One port for http and https, so that a partner has one address however it is called. */
export interface Secured {
  readonly port: PortServer
  readonly secure: SecureServer
}

/** The first byte of whoever begins with TLS. */
const HANDSHAKE = 0x16

/**
 * Lets whoever begins with TLS in at a door of its own, and all others at `plain`. Which certificate they are shown is
 * asked anew at each connection; while it is the expired one nobody is let in without TLS, who would see none.
 */
export function secured(plain: Server, certificates: Certificates, isExpired: () => boolean): Secured {
  const secure = createSecureServer({ ...certificates.good })
  let shown = false
  const port = createPortServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', (first: Buffer) => {
      socket.pause()
      socket.unshift(first)
      const expired = isExpired()
      if (expired !== shown) secure.setSecureContext(expired ? certificates.expired : certificates.good)
      shown = expired
      if (first[0] === HANDSHAKE) handOn(secure, socket)
      else if (expired) socket.destroy()
      else handOn(plain, socket)
    })
  })
  return { port, secure }
}

function handOn(server: Server | SecureServer, socket: Socket): void {
  server.emit('connection', socket)
  process.nextTick(() => socket.resume())
}
