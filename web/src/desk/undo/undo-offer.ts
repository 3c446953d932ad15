/** A step of work that was done a moment ago and can still be undone; shown on whatever page one is by then. */
export interface UndoOffer {
  readonly dossierId: string
  /** For how long from the deed on, as the server said. */
  readonly seconds: number
  readonly secondsLeft: number
  /** Of the dossier after the deed. */
  readonly version: number
  /** The deed and the number of its dossier. */
  readonly what: string
  readonly next?: { readonly label: string; run(): void }
}

let offer: UndoOffer | undefined
let ticking: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/**
 * Offers to undo a deed, in place of the one before: only the last can be undone. The server decides when it is too
 * late.
 */
export function offerUndo(deed: Omit<UndoOffer, 'secondsLeft'>): void {
  holdUndo()
  set({ ...deed, secondsLeft: deed.seconds })
  ticking = setInterval(() => {
    const secondsLeft = (offer?.secondsLeft ?? 0) - 1
    if (offer && secondsLeft > 0) set({ ...offer, secondsLeft })
    if (secondsLeft <= 0) withdrawUndo()
  }, 1_000)
}

/** It was pressed: the offer stays, with what the server says, and counts no longer. */
export function holdUndo(): void {
  clearInterval(ticking)
}

/** Takes the offer away; that of another dossier stays, if one is named. */
export function withdrawUndo(dossierId = offer?.dossierId): void {
  if (!offer || offer.dossierId !== dossierId) return
  holdUndo()
  set(undefined)
}

export function currentUndo(): UndoOffer | undefined {
  return offer
}

export function watchUndo(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function set(next: UndoOffer | undefined): void {
  offer = next
  for (const listener of listeners) listener()
}
