import { SCREEN_BEAT, SCREEN_CHANGED, type ScreenShown } from '@motcua/contracts/citizen-screen.ts'
import type { Device, ScreenHub, ScreenView } from '../modules/queue/public.ts'
import type { Visit } from './visit.ts'

/** The page counts on it: a line on which nothing is said for so long is opened anew. */
const BEAT = 15_000
/** A screen that is loaded again opens another before the first is known to be gone. */
const MOST_OF_ONE = 3

/** The lines of one program, by device; the oldest first. */
const linesOf = new WeakMap<ScreenHub, Map<bigint, Set<() => void>>>()

function linesOn(screens: ScreenHub): Map<bigint, Set<() => void>> {
  const lines = linesOf.get(screens) ?? new Map<bigint, Set<() => void>>()
  linesOf.set(screens, lines)
  return lines
}

/** Ends the lines of all screens: the program stops. */
export function endScreens(screens: ScreenHub): void {
  for (const lines of linesOn(screens).values()) for (const end of lines) end()
}

/** Tells a screen what it shows, at once and after every change, until either side ends it. */
export function streamScreen({ rooms: { screens }, reply }: Visit, { id }: Device) {
  const own = linesOn(screens).get(id) ?? new Set()
  linesOn(screens).set(id, own)
  const [oldest] = own
  if (own.size >= MOST_OF_ONE) oldest?.()
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...reply.getHeaders() as Record<string, string>, 'content-type': 'text/event-stream', 'cache-control': 'no-store',
    'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff',
  })
  const write = (text: string) => { if (!raw.writableEnded) raw.write(text) }
  write('retry: 2000\n\n')
  const stopListening = screens.listen(id, (view) => write(
    `event: ${SCREEN_CHANGED}\ndata: ${JSON.stringify(shownOf(view))}\n\n`,
  ))
  const beats = setInterval(() => write(`event: ${SCREEN_BEAT}\ndata: {}\n\n`), BEAT)
  beats.unref()
  const end = () => raw.end()
  own.add(end)
  raw.once('close', () => {
    clearInterval(beats)
    stopListening()
    own.delete(end)
    if (own.size === 0 && linesOn(screens).get(id) === own) linesOn(screens).delete(id)
  })
  return reply
}

/** Named one by one. */
export function shownOf({ lines, isAsked, hash, answer }: ScreenView): ScreenShown {
  return { lines: lines.map(({ label, value }) => ({ label, value })), isAsked, hash, answer }
}
