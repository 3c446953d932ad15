import type { BoardCall } from '@motcua/contracts/hall-board.ts'
import { type Clip, clipsOf } from './call-clips.ts'

/** More than are in sight on the board at once; what is older is called no more. */
const MOST_WAITING = 12
/** Keys of calls that were said; those in sight are always among them. */
const MOST_KNOWN = 60

export interface Announcer {
  /** The calls in sight, the newest first; those of the first time were said before this board looked. */
  tell(calls: readonly BoardCall[]): void
}

/**
 * Says each call once, however often it is told; calls that come together one after the other, the oldest first. What
 * waits and what is known is bounded: a board runs for weeks.
 */
export function openAnnouncer(play: (clips: readonly Clip[]) => Promise<void>): Announcer {
  let known: readonly string[] | undefined
  let waiting: readonly BoardCall[] = []
  let isSaying = false
  const say = async () => {
    if (isSaying) return
    isSaying = true
    for (let [call] = waiting; call; [call] = waiting) {
      waiting = waiting.slice(1)
      // A clip that cannot be played keeps no call after it from being said.
      await play(clipsOf(call)).catch(() => undefined)
    }
    isSaying = false
  }
  return {
    tell(calls) {
      const before = known
      const fresh = before ? calls.filter(({ key }) => !before.includes(key)).reverse() : []
      known = [...before ?? [], ...(before ? fresh : calls.toReversed()).map(({ key }) => key)].slice(-MOST_KNOWN)
      waiting = [...waiting, ...fresh].slice(-MOST_WAITING)
      void say()
    },
  }
}
