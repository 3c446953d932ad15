/**
 * Need: who reads the log of errors at night finds faults of the program there, not callers whose line was cut (part
 * K).
 */
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let clerk: Caller
let port: number
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http))
  clerk = await asRole(http, 'reception', 'commune')
  port = Number(new URL(await http.app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(async () => http.stop())

interface Line { readonly level: string; readonly msg: string; readonly route?: string; readonly err?: unknown }

const FORM = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n'
const PNG = '\x89PNG\r\n\x1a\n'

test.each([
  ['in the file', FORM + PNG], ['in the middle of its heads', FORM.slice(0, 40)],
])('an upload cut %s by its sender is one line without a stack', async (_, begun) => {
  http.log.length = 0
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const heard = once(http.app.server, 'request')
  socket.write('POST /api/files HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n'
    + `cookie: ${clerk.cookie}\r\ncontent-type: multipart/form-data; boundary=x\r\n`
    + `idempotency-key: ${crypto.randomUUID()}\r\n\r\n${begun}`, 'latin1')
  const [request] = await heard as [IncomingMessage]
  await vi.waitFor(() => expect(request.readableFlowing, 'the file is being read').toBe(true), 20_000)
  socket.destroy()
  const lines = await vi.waitFor(() => {
    const found = http.log.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === 'caller went away')
    expect(http.log.join('')).not.toContain('"level":"error"')
    expect(found).toHaveLength(1)
    return found
  })
  expect(lines[0]).toMatchObject({ level: 'info' })
  expect(JSON.stringify(lines)).not.toContain('stack')
})
