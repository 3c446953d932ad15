import { type Server, type Socket, connect, createServer } from 'node:net'
import { Transform } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

export interface CuttingOptions {
  /** Bytes a second from the phone to the server, of all connections together; unlimited unless told. */
  readonly bytesPerSecond?: number
  /** Cuts every connection when so many bytes have come from the phone since `begin`, one after the other. */
  readonly cuts?: readonly number[]
  /** What the server answers to a piece is held back until the next `begin`; pieces and all else come through. */
  readonly holdsAnswers?: boolean
}

export interface CuttingProxy {
  /** Of the proxy, to be called instead of the server's. */
  readonly url: string
  /** From now on lines are so quick and are cut so; counts begin at nought. */
  begin(options: CuttingOptions): void
  /** Bytes of pieces (bodies of PATCH) that came from the phone, and those of them that were let through. */
  readonly counted: { readonly sent: number; readonly cuts: number }
  stop(): Promise<void>
}

/** What a slow line carries at a time: small, so that a cut falls into the middle of a piece. */
const PORTION = 4_096

/**
 * A bad network between browser and server: a TCP proxy on a port of its own that lets through so many bytes a second
 * and cuts all connections when so many have passed (RST, as a tower that is lost looks). Counts the bodies of PATCH
 * requests, which are the file; heads and other requests are not counted, and do not come near a cut.
 */
export async function openCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let options: CuttingOptions = {}
  let [sent, cuts] = [0, 0]
  let line: Promise<void> = Promise.resolve()
  let release = () => {}
  let released: Promise<void> = Promise.resolve()

  const cutIfDue = (): boolean => {
    if (sent < (options.cuts?.[cuts] ?? Infinity)) return false
    cuts += 1
    for (const socket of sockets) socket.resetAndDestroy()
    return true
  }
  /** One line for all: who comes later waits. */
  const carry = (bytes: number): Promise<void> => {
    const { bytesPerSecond = Infinity } = options
    if (bytesPerSecond === Infinity) return line
    line = line.then(() => pause(bytes / bytesPerSecond * 1_000))
    return line
  }
  const server: Server = createServer((phone) => {
    const upstream = connect(Number(port), hostname)
    const count = pieceCounter()
    for (const socket of [phone, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => {
        sockets.delete(socket)
        if (socket === phone) upstream.destroy()
        else phone.destroySoon() // what the server said last still arrives
      })
    }
    const answers = new Transform({
      transform(part, _encoding, done) {
        if (options.holdsAnswers && count.isPiece()) void released.then(() => done(null, part))
        else done(null, part)
      },
    })
    upstream.pipe(answers).pipe(phone)
    void (async () => {
      for await (const part of phone as AsyncIterable<Buffer>) {
        for (let at = 0; at < part.length; at += PORTION) {
          const portion = part.subarray(at, at + PORTION)
          await carry(portion.length)
          if (phone.destroyed) return
          sent += count.add(portion)
          // What is cut off has left the phone and has not arrived.
          if (cutIfDue()) return
          if (!upstream.write(portion)) await new Promise((done) => upstream.once('drain', done).once('close', done))
        }
      }
      upstream.end()
    })().catch(() => undefined)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`,
    begin(next) {
      release()
      ;[options, sent, cuts, line] = [next, 0, 0, Promise.resolve()]
      released = new Promise((done) => { release = done })
    },
    get counted() {
      return { sent, cuts }
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

interface PieceCounter {
  /** Of these bytes of one connection, those that are the body of a PATCH. */
  add(part: Buffer): number
  /** Whether the last request that began on it is a PATCH. */
  isPiece(): boolean
}

/** RFC 9112: head, empty line, content-length. */
function pieceCounter(): PieceCounter {
  let head = ''
  let [left, isPiece] = [0, false]
  const add = (part: Buffer) => {
    let counted = 0
    for (let at = 0; at < part.length;) {
      if (left > 0) {
        const taken = Math.min(left, part.length - at)
        if (isPiece) counted += taken
        left -= taken
        at += taken
        continue
      }
      head += part.toString('latin1', at, at + 1)
      at += 1
      if (!head.endsWith('\r\n\r\n')) continue
      left = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
      isPiece = head.startsWith('PATCH ')
      head = ''
    }
    return counted
  }
  return { add, isPiece: () => isPiece }
}
