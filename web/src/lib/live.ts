import { LIVE_CHANGED, LIVE_MANY, type LiveNews } from '@motcua/contracts/live.ts'

export interface Live {
  /** Dossiers that were changed by somebody; undefined for more than can be named. */
  onChanged(dossiers: readonly string[] | undefined): void
  /** The line has come up, again perhaps: what happened before it did is not told. */
  onOpen(): void
  /** Nothing is heard for now; the browser tries again by itself. */
  onLost(): void
}

/** Listens to what others change, until it is told to stop. */
export function listenLive({ onChanged, onOpen, onLost }: Live): () => void {
  const source = new EventSource('/api/live')
  source.addEventListener('open', onOpen)
  source.addEventListener('error', onLost)
  source.addEventListener(LIVE_CHANGED, ({ data }: MessageEvent<string>) => {
    onChanged((JSON.parse(data) as LiveNews).dossiers)
  })
  source.addEventListener(LIVE_MANY, () => onChanged(undefined))
  return () => source.close()
}
