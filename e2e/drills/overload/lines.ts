import { type Socket, connect } from 'node:net'

/** What was answered, as far as the drill asks for it. */
export interface Heard { readonly status: number; readonly isToldWhen: boolean }

/** Lines to one server that are kept open, as a proxy keeps them. */
export interface Lines {
  /** Sends these bytes over a free line; fails after so many milliseconds, and the line with it. */
  ask(request: Buffer, patience: number): Promise<Heard>
  close(): void
}

interface Waiting {
  readonly request: Buffer
  done(heard: Heard): void
  fail(error: Error): void
  line?: Socket
}

const HEAD_END = '\r\n\r\n'

/**
 * Bare sockets: the load comes from the machine that is to bear it, and a client of HTTP would use up as much of it as
 * the server. Understands answers with a length only, which all of ours have.
 */
export function openLines(url: string, most: number): Lines {
  const { hostname, port } = new URL(url)
  const [free, queue, all] = [[] as Socket[], [] as Waiting[], new Set<Socket>()]
  let isOpen = true
  const sendNext = (line: Socket) => {
    const next = queue.shift()
    if (next) send(line, next)
    else free.push(line)
  }
  const send = (line: Socket, waiting: Waiting) => {
    waiting.line = line
    const heard = newHearing((answer) => {
      line.removeAllListeners()
      line.on('error', () => undefined).once('close', () => forget(line))
      waiting.done(answer)
      sendNext(line)
    })
    line.removeAllListeners()
    line.on('data', heard).on('error', (error) => waiting.fail(error)).once('close', () => {
      forget(line)
      waiting.fail(new Error('cut'))
    })
    line.write(waiting.request)
  }
  const forget = (line: Socket) => {
    all.delete(line)
    const at = free.indexOf(line)
    if (at >= 0) free.splice(at, 1)
    const next = isOpen ? queue.shift() : undefined
    if (next) give(next)
  }
  const give = (waiting: Waiting) => {
    const line = free.pop()
    if (line) send(line, waiting)
    else if (all.size >= most) queue.push(waiting)
    else {
      const opened = connect(Number(port), hostname).setNoDelay()
      all.add(opened)
      send(opened, waiting)
    }
  }
  return {
    ask: async (request, patience) => new Promise<Heard>((done, fail) => {
      const waiting: Waiting = {
        request,
        done(heard) {
          clearTimeout(late)
          done(heard)
        },
        fail(error) {
          clearTimeout(late)
          fail(error)
        },
      }
      const late = setTimeout(() => {
        const at = queue.indexOf(waiting)
        if (at >= 0) queue.splice(at, 1)
        waiting.line?.destroy()
        fail(new Error('too late'))
      }, patience)
      give(waiting)
    }),
    close() {
      isOpen = false
      for (const line of all) line.destroy()
    },
  }
}

/** Takes what comes until one answer is whole. */
function newHearing(whole: (heard: Heard) => void): (part: Buffer) => void {
  let head = ''
  let left: number | undefined
  return (part) => {
    let body = part.length
    if (left === undefined) {
      head += part.toString('latin1')
      const end = head.indexOf(HEAD_END)
      if (end < 0) return
      body = head.length - end - HEAD_END.length
      head = head.slice(0, end).toLowerCase()
      left = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0)
    }
    left -= body
    if (left <= 0) whole({ status: Number(head.slice(9, 12)), isToldWhen: head.includes('\r\nretry-after: ') })
  }
}
