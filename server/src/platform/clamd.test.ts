/** Need (issue D1): what the antivirus says is heard, and what it does not say is not taken for a yes. */
import { once } from 'node:events'
import { type Server, type Socket, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EICAR, HAS_CLAMD, type TestClamd, makeClamd } from '../../test/clamd.ts'
import { openClamd } from './clamd.ts'

async function* pieces(...parts: (Buffer | string)[]) {
  await Promise.resolve()
  for (const part of parts) yield Buffer.from(part as string)
}

describe.skipIf(!HAS_CLAMD)('by the clamd of Debian', () => {
  let clamd: TestClamd
  beforeAll(async () => {
    clamd = await makeClamd({ streamMaxLength: '3M' })
    await clamd.start()
  })
  afterAll(async () => clamd.remove())

  test('clean, infected at its begin and deep in it, over the edge of two pieces, and in no piece at all', async () => {
    const antivirus = openClamd(clamd)
    expect(await antivirus.scan(pieces('Giấy khai sinh'))).toEqual({ state: 'clean' })
    expect(await antivirus.scan(pieces())).toEqual({ state: 'clean' })
    const infected = { state: 'infected', threat: expect.stringContaining('Test.Eicar') as string }
    expect(await antivirus.scan(pieces(EICAR))).toEqual(infected)
    expect(await antivirus.scan(pieces('%PDF-1.4\n', Buffer.alloc(1_000_000, 65), EICAR.slice(0, 9), '', EICAR.slice(9))))
      .toEqual(infected)
  })

  test('what is larger than it looks into is not said to be clean', async () => {
    const megabytes = Array.from({ length: 8 }, () => Buffer.alloc(1_048_576, 65))
    // It says so and hangs up in the middle; where the kernel throws its words away with the rest, nothing was heard.
    expect(await openClamd(clamd).scan(pieces(...megabytes)))
      .toEqual({ state: 'down', why: expect.stringMatching(/^(too-large|unreachable)$/) as string })
  })

  test('killed in the middle of a file it has said nothing; started again it answers', async () => {
    const antivirus = openClamd(clamd)
    async function* cut() {
      yield Buffer.alloc(100_000, 65)
      await clamd.kill()
      yield Buffer.alloc(100_000, 65)
      yield Buffer.from(EICAR)
    }
    expect(await antivirus.scan(cut())).toEqual({ state: 'down', why: 'unreachable' })
    expect(await antivirus.scan(pieces('x'))).toEqual({ state: 'down', why: 'unreachable' })
    await clamd.start()
    expect(await antivirus.scan(pieces('x'))).toEqual({ state: 'clean' })
  })
})

describe('by one that behaves otherwise', () => {
  async function against(behave: (socket: Socket) => void): Promise<[Server, { host: string; port: number }]> {
    const server = createServer(behave).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return [server, { host: '127.0.0.1', port: (server.address() as { port: number }).port }]
  }

  test.each([
    ['never answers', () => undefined, 'too-slow'],
    ['closes at once', (socket: Socket) => socket.destroy(), 'unreachable'],
    ['looks into less', (socket: Socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'), 'too-large'],
    ['says something else', (socket: Socket) => socket.end('UNKNOWN COMMAND\0'), 'faulty'],
    ['says that something else is clean', (socket: Socket) => socket.end('stream: OK, or not\0'), 'faulty'],
  ] as const)('one that %s has said nothing', async (_, behave, why) => {
    const [server, address] = await against((socket) => {
      socket.on('error', () => undefined).resume()
      behave(socket)
    })
    const antivirus = openClamd(address, { connectIn: 2_000, answerIn: 100 })
    expect(await antivirus.scan(pieces('x', Buffer.alloc(1_000_000)))).toEqual({ state: 'down', why })
    server.close()
    await pause(0)
  })
})
