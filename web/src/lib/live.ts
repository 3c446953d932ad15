import { LIVE_CHANGED, LIVE_MANY, type LiveNews } from '@motcua/contracts/live.ts'

/** What is heard of a line itself. */
export interface LineState {
  /** The line has come up, again perhaps: what happened before it did is not told. */
  onOpen(): void
  /** Nothing is heard for now; it is tried again until the line is up. */
  onLost(): void
}

export interface Live extends LineState {
  /** Dossiers that were changed by somebody; undefined for more than can be named. */
  onChanged(dossiers: readonly string[] | undefined): void
}

/** A browser gives a line up that was answered with a refusal (401, 429, 502); this long after, another is opened. */
const FIRST_PAUSE = 3_000
/** Each pause is twice the one before, up to this. */
const LONGEST_PAUSE = 120_000
const CLOSED = 2

interface Line {
  hold(): void
  open(): void
}
const lines = new Set<Line>()

/**
 * Ends every line for now, so that none outlives the session and is refused; answers how to open them again, should
 * nobody leave after all.
 */
export function holdLive(): () => void {
  const held = [...lines]
  for (const line of held) line.hold()
  return () => { for (const line of held) if (lines.has(line)) line.open() }
}

/** Listens to what others change, until it is told to stop. */
export function listenLive({ onChanged, ...state }: Live): () => void {
  return openLine('/api/live', {
    [LIVE_CHANGED]: (data) => onChanged((JSON.parse(data) as LiveNews).dossiers),
    [LIVE_MANY]: () => onChanged(undefined),
  }, state)
}

/** Hears events of a stream by their names, until it is told to stop: over breaks and refusals, however long. */
export function openLine(
  address: string, hears: Readonly<Record<string, (data: string) => void>>, { onOpen, onLost }: LineState,
): () => void {
  let source: EventSource
  let pause = FIRST_PAUSE
  let again: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    const line = source = new EventSource(address)
    line.addEventListener('open', () => {
      pause = FIRST_PAUSE
      onOpen()
    })
    line.addEventListener('error', () => {
      onLost()
      // One that was only cut is tried again by the browser itself.
      if (line.readyState !== CLOSED || line !== source) return
      clearTimeout(again)
      again = setTimeout(open, pause)
      pause = Math.min(2 * pause, LONGEST_PAUSE)
    })
    for (const [name, hear] of Object.entries(hears))
      line.addEventListener(name, ({ data }: MessageEvent<string>) => hear(data))
  }
  const hold = () => {
    clearTimeout(again)
    source.close()
  }
  const own: Line = { hold, open }
  lines.add(own)
  open()
  return () => {
    lines.delete(own)
    hold()
  }
}
