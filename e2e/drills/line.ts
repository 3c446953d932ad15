import { type Socket, connect, createServer } from 'node:net'

/** A line that can be cut when the far end has said something that must not arrive. */
export interface Line {
  readonly port: number
  /**
   * The next connection on which the near end says these words is cut as soon as the far end says on it that the deed
   * is done: what the far end did, it did; nobody on the near end hears of it. Resolves when it is cut.
   */
  cutAfter(words: string): Promise<void>
  stop(): Promise<void>
}

interface Waiting { readonly words: Buffer; readonly done: () => void }

/** A TCP proxy between whoever asks and `target`; `answer` is what the far end says when the deed is done. */
export async function openLine(
  target: { readonly host: string; readonly port: number }, answer: Buffer,
): Promise<Line> {
  const sockets = new Set<Socket>()
  const waiting: Waiting[] = []
  const server = createServer((near) => {
    const far = connect(target.port, target.host)
    let due: Waiting | undefined
    let said: Buffer = Buffer.alloc(0)
    let heard: Buffer = Buffer.alloc(0)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay()
      socket.on('error', () => undefined).on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (part: Buffer) => {
      said = lastOf(Buffer.concat([said, part]))
      const found = due ? undefined : waiting.find(({ words }) => said.includes(words))
      if (found) {
        waiting.splice(waiting.indexOf(found), 1)
        due = found
        heard = Buffer.alloc(0)
      }
      far.write(part)
    })
    far.on('data', (part: Buffer) => {
      heard = lastOf(Buffer.concat([heard, part]))
      if (!due || !heard.includes(answer)) {
        near.write(part)
        return
      }
      near.resetAndDestroy()
      far.destroy()
      due.done()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cutAfter: (words) => new Promise((done) => waiting.push({ words: Buffer.from(words), done })),
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Words may come in two parts. */
const LONGEST = 64_000
function lastOf(bytes: Buffer): Buffer {
  return bytes.length > LONGEST ? bytes.subarray(-LONGEST) : bytes
}
