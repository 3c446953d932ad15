/** Need (part E, bad input): what a partner’s system answers fills no memory, and is read as it is or not at all. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { askPartner, readAnswer } from './ask-partner.ts'

const MOST = 64
let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function asked(answer: RequestListener): Promise<unknown> {
  server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port ?? 0 : 0
  return askPartner(new URL(`http://127.0.0.1:${String(port)}/`), {}).then((come) => readAnswer(come, MOST))
}

const saying = (body: string | Buffer, status = 200): RequestListener => (_request, answer) => {
  answer.writeHead(status).end(body)
}
const ofBytes = (many: number) => JSON.stringify({ t: 'x'.repeat(many - '{"t":""}'.length) })

describe('the answer of a partner', () => {
  test('is read up to its longest, and no byte further', async () => {
    expect(await asked(saying(ofBytes(MOST)))).toEqual({ t: 'x'.repeat(MOST - 8) })
    await expect(asked(saying(ofBytes(MOST + 1)))).rejects.toMatchObject({ code: 'answer-unreadable' })
  })

  test('that it has too much to do says when to come again, and no other does', async () => {
    const busy = (status: number): RequestListener => (_request, answer) => {
      answer.writeHead(status, { 'retry-after': '120', 'date': 'Mon, 30 Nov 2026 08:00:00 GMT' }).end()
    }
    const restAsked = { retryAfter: '120', date: 'Mon, 30 Nov 2026 08:00:00 GMT' }
    await expect(asked(busy(429))).rejects.toMatchObject({ code: 'http-429', restAsked })
    await expect(asked(busy(503))).rejects.toMatchObject({ code: 'http-503', restAsked })
    await expect(asked(busy(500))).rejects.toMatchObject({ code: 'http-500', restAsked: undefined })
    await expect(asked(saying('{}', 429))).rejects.toMatchObject({ restAsked: undefined })
  })

  test('is counted in bytes: a letter of Vietnamese takes up to three', async () => {
    await expect(asked(saying(JSON.stringify({ t: 'ạ'.repeat(20) })))).rejects.toMatchObject({ code: 'answer-unreadable' })
  })

  test('that has no end is left at once', async () => {
    let isLeft = false
    const fault = await asked((_request, answer) => {
      const more = setInterval(() => answer.write('x'.repeat(MOST)), 1)
      answer.on('close', () => {
        isLeft = true
        clearInterval(more)
      })
    }).catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'answer-unreadable' })
    await expect.poll(() => isLeft).toBe(true)
  })

  test.each([
    ['a list', '[1]'], ['nothing', ''], ['null', 'null'], ['half an object', '{"t":'],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('that is %s is none', async (_what, body) => {
    await expect(asked(saying(body))).rejects.toMatchObject({ code: 'answer-unreadable' })
  })

  test('that breaks off, and one that is bad, say so', async () => {
    await expect(asked((_request, answer) => {
      answer.writeHead(200, { 'content-length': '50' }).write('{')
      setImmediate(() => answer.destroy())
    })).rejects.toMatchObject({ code: 'unreachable' })
    await expect(asked(saying('{}', 503))).rejects.toMatchObject({ code: 'http-503' })
  })
})
