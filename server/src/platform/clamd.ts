import { connect } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ClamdAddress } from './clamd-address.ts'

/** What the antivirus said of a file; `down`: nothing, and why. */
export type ScanAnswer =
  | { readonly state: 'clean' }
  /** By the name that the antivirus gives it. */
  | { readonly state: 'infected'; readonly threat: string }
  | { readonly state: 'down'; readonly why: 'unreachable' | 'too-slow' | 'too-large' | 'faulty' }

export interface Antivirus {
  /** Streams a file through; never throws for what the antivirus does. */
  scan(content: AsyncIterable<Uint8Array>): Promise<ScanAnswer>
}

/** Milliseconds: to be there at all, and for each next word or piece. */
const [TO_CONNECT, TO_ANSWER] = [3_000, 30_000]
const PIECE = 65_536
/** Longer answers are none. */
const LONGEST = 4_096

/**
 * ClamAV's clamd, asked by INSTREAM: pieces with their length before them, a piece of none at the end. One connection a
 * file. What is larger than its `StreamMaxLength` it breaks off and says so: that is `down`, `too-large`, since nothing
 * was said of the file.
 */
export function openClamd(address: ClamdAddress, { connectIn = TO_CONNECT, answerIn = TO_ANSWER } = {}): Antivirus {
  return {
    async scan(content) {
      const socket = connect('path' in address ? { path: address.path } : { host: address.host, port: address.port })
      let heard = ''
      const told: { why?: 'unreachable' | 'too-slow' } = {}
      const ended = new Promise<void>((done) => {
        socket.on('data', (part: Buffer) => {
          heard += part.toString('utf8')
          if (heard.length > LONGEST || heard.includes('\0')) socket.destroy()
        })
        socket.once('close', () => { done() })
        socket.once('error', () => { told.why ??= 'unreachable' })
        socket.setTimeout(connectIn, () => {
          told.why = 'too-slow'
          socket.destroy()
        })
        socket.once('connect', () => socket.setTimeout(answerIn))
      })
      await Promise.race([ended, send(socket, content)])
      await ended
      return answerOf(heard, told.why)
    },
  }
}

/** Ends early when nobody listens any more; what was said until then counts. */
async function send(socket: ReturnType<typeof connect>, content: AsyncIterable<Uint8Array>): Promise<void> {
  const write = async (part: Uint8Array | string): Promise<boolean> => {
    if (socket.destroyed) return false
    return new Promise((done) => {
      const gone = () => { done(false) }
      socket.once('close', gone)
      socket.write(part, (error) => {
        socket.removeListener('close', gone)
        done(!error)
      })
    })
  }
  let isHeard = await write('zINSTREAM\0')
  for await (const part of content) {
    for (let at = 0; at < part.byteLength; at += PIECE) {
      if (!isHeard) return
      const piece = part.subarray(at, at + PIECE)
      await nextTurn() // what it said is heard before more is sent, for an end in the middle takes the answer with it
      isHeard = await write(lengthOf(piece.byteLength)) && await write(piece)
    }
  }
  if (isHeard) await write(lengthOf(0))
}

function lengthOf(bytes: number): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

function answerOf(heard: string, why: 'unreachable' | 'too-slow' | undefined): ScanAnswer {
  const [said = ''] = heard.split('\0')
  if (said === 'stream: OK') return { state: 'clean' }
  const threat = /^stream: (.{1,200}) FOUND$/.exec(said)?.[1]
  if (threat !== undefined) return { state: 'infected', threat }
  if (said.includes('size limit exceeded')) return { state: 'down', why: 'too-large' }
  return { state: 'down', why: why ?? (said === '' ? 'unreachable' : 'faulty') }
}
