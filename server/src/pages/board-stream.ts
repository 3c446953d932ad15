import { type BoardBeat, BOARD_BEAT, BOARD_CHANGED } from '@motcua/contracts/hall-board.ts'
import { dayOf } from '../kernel/civil-day.ts'
import type { HallHub } from '../modules/queue/public.ts'
import { type SectionHall, boardOf } from './hall-here.ts'
import type { Visit } from './visit.ts'

/** Proxies cut a line on which nothing is said for a minute; the page counts on it, too. */
const BEAT = 25_000
/** Of one address, as the boards of all sections may be seen behind one gateway of the province. */
const MOST_OF_ONE = 200
/** A line that is not read any more is let go, and the board opens another. */
const MOST_WAITING = 100_000

/** Milliseconds in which a board without a line looks once. */
const LOOKS_EVERY = 5_000

interface Lines {
  readonly open: Set<() => void>
  readonly ofAddress: Map<string, number>
  /** How often each address has looked without a line since a moment. */
  looks: { readonly since: number; readonly ofAddress: Map<string, number> }
}

/** The lines of one program; a test has several in one process. */
const linesOf = new WeakMap<HallHub, Lines>()

function linesOn(halls: HallHub): Lines {
  const lines = linesOf.get(halls) ?? {
    open: new Set(), ofAddress: new Map(), looks: { since: 0, ofAddress: new Map() },
  }
  linesOf.set(halls, lines)
  return lines
}

/** Ends the lines of all boards: the program stops. */
export function endBoards(halls: HallHub): void {
  for (const end of linesOn(halls).open) end()
}

/** How many lines of boards are open. */
export function openBoards(halls: HallHub): number {
  return linesOn(halls).open.size
}

/** Whether as many boards of one address look without a line as may have one; counts this look. */
export function looksTooOften({ rooms, request }: Visit): boolean {
  const lines = linesOn(rooms.halls)
  const now = rooms.machineClock.now().getTime()
  if (Math.abs(now - lines.looks.since) >= LOOKS_EVERY) lines.looks = { since: now, ofAddress: new Map() }
  const { ofAddress } = lines.looks
  const looks = (ofAddress.get(request.ip) ?? 0) + 1
  ofAddress.set(request.ip, looks)
  return looks > MOST_OF_ONE
}

/** Refuses a board beyond those that one address may have. */
export function refuseBoard({ reply }: Pick<Visit, 'reply'>) {
  return reply.code(429).header('cache-control', 'no-store').header('retry-after', '30').send({ code: 'too-many-screens' })
}

/** Tells a board what its hall shows, at once and after every change, until either side ends it. */
export function streamBoard(visit: Visit, here: SectionHall) {
  const { rooms, request, reply } = visit
  const { open, ofAddress } = linesOn(rooms.halls)
  const held = ofAddress.get(request.ip) ?? 0
  if (held >= MOST_OF_ONE) return refuseBoard(visit)
  ofAddress.set(request.ip, held + 1)
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...reply.getHeaders() as Record<string, string>, 'content-type': 'text/event-stream', 'cache-control': 'no-store',
    'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff',
  })
  const write = (text: string) => {
    if (raw.writableLength > MOST_WAITING) raw.destroy()
    else if (!raw.writableEnded) raw.write(text)
  }
  write('retry: 3000\n\n')
  const stopListening = rooms.halls.listen(here.section.id, (view) => write(
    `event: ${BOARD_CHANGED}\ndata: ${JSON.stringify(boardOf(visit, here, view))}\n\n`,
  ))
  const beat = () => {
    const at = rooms.clock.now()
    // The section has ended meanwhile: the board opens another line, and finds its heir under the same address.
    if (!rooms.directory.on(dayOf(at)).byId(here.section.id)) raw.end()
    else write(`event: ${BOARD_BEAT}\ndata: ${JSON.stringify({ at: at.toISOString() } satisfies BoardBeat)}\n\n`)
  }
  const beats = setInterval(beat, BEAT)
  beats.unref()
  const end = () => raw.end()
  open.add(end)
  raw.once('close', () => {
    clearInterval(beats)
    stopListening()
    open.delete(end)
    const left = (ofAddress.get(request.ip) ?? 1) - 1
    if (left === 0) ofAddress.delete(request.ip)
    else ofAddress.set(request.ip, left)
  })
  return reply
}
