import { type IncomingMessage, type Server, type ServerResponse, createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type HallBoard, BOARD_BEAT, BOARD_CALLS, BOARD_CHANGED, BOARD_SERVICES } from '@motcua/contracts/hall-board.ts'
import type { Page } from 'playwright-core'

/** What stands before the program and keeps the lines of boards itself, so that a day's calls can be told at once. */
export interface BoardLines {
  readonly url: string
  /** Lines that are open now. */
  open(): number
  /** Lines that were ever opened, and bytes that were told. */
  readonly opened: number
  readonly told: number
  /** Tells every line the nth call of the day. */
  call(nth: number): void
  beat(): void
  /** Ends every line, as a network does. */
  cut(): void
  close(): Promise<void>
}

const LONG_NAME = 'Đăng ký đất đai, tài sản gắn liền với đất và bản đồ địa chính'

/** The board after the nth call: a number of its own each, and waiting lists that change with each. */
export function boardAfter(nth: number): HallBoard {
  const at = new Date(Date.UTC(2021, 5, 24, 17) + nth * 30_000).toISOString()
  return {
    at, name: 'Bộ phận Một cửa',
    calls: Array.from({ length: BOARD_CALLS }, (_, back) => nth - back).filter((one) => one >= 0)
      .map((one) => ({ key: `cuoc-${String(one)}`, number: 1_000 + one % 9_000, counter: 1 + one % 20 })),
    waiting: Array.from({ length: BOARD_SERVICES }, (_, one) => (
      { name: `${LONG_NAME} ${String(one)}`, count: (nth + one) % 40, minutes: (nth * 7 + one) % 90 }
    )),
  }
}

/** Before a program: everything is its own answer but the lines of boards. */
export async function openBoardLines(program: string): Promise<BoardLines> {
  const lines = new Set<ServerResponse>()
  let [opened, told, last] = [0, 0, 0]
  const write = (line: ServerResponse, event: string, data: object) => {
    const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
    told += text.length
    line.write(text)
  }
  const server: Server = createServer((request, reply) => {
    if (!request.url?.endsWith('/luot-goi')) {
      pass(program, request, reply)
      return
    }
    reply.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    reply.write('retry: 50\n\n')
    opened += 1
    lines.add(reply)
    reply.once('close', () => lines.delete(reply))
    write(reply, BOARD_CHANGED, boardAfter(last))
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    open: () => lines.size,
    get opened() { return opened },
    get told() { return told },
    call(nth) {
      last = nth
      for (const line of lines) write(line, BOARD_CHANGED, boardAfter(nth))
    },
    beat() { for (const line of lines) write(line, BOARD_BEAT, { at: boardAfter(last).at }) },
    cut() { for (const line of lines) line.destroy() },
    async close() {
      for (const line of lines) line.destroy()
      server.closeAllConnections()
      await new Promise((done) => { server.close(done) })
    },
  }
}

function pass(program: string, request: IncomingMessage, reply: ServerResponse): void {
  const { host } = new URL(program)
  const onward = ask(program + (request.url ?? ''), { method: request.method, headers: { ...request.headers, host } }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(reply)
  })
  onward.on('error', () => { reply.destroy() })
  request.pipe(onward)
}

/** Of a page: bytes of its script that are held once all that can go has gone, its nodes, and its listeners. */
export interface Held { readonly bytes: number; readonly nodes: number; readonly listeners: number }

/** Measures a page by what the browser itself counts. */
export async function openScales(page: Page): Promise<() => Promise<Held>> {
  const line = await page.context().newCDPSession(page)
  await line.send('HeapProfiler.enable')
  return async () => {
    for (let nth = 0; nth < 3; nth += 1) await line.send('HeapProfiler.collectGarbage')
    const { usedSize } = await line.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await line.send('Memory.getDOMCounters')
    return { bytes: usedSize, nodes, listeners: jsEventListeners }
  }
}
