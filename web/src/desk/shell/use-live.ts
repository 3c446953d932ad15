import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { noteChanged } from '../../lib/changed-dossiers.ts'
import { listenLive } from '../../lib/live.ts'
import { sessionQuery } from '../session/read-session.ts'
import { refreshLists } from '../worklist/list-dossiers.ts'

/** A busy section changes many dossiers a second; the list is looked up once for all of them. */
const TOGETHER = 1_000
/** How often everything shown is looked up while nothing is heard. */
const WITHOUT_LINE = 15_000

/**
 * What somebody else changes shows without loading the page: the lists at once, the dossier that is open by a notice
 * (`changed-dossiers.ts`). By server-sent events or, while that line is down, by asking now and then.
 */
export function useLive(isWanted: boolean): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (!isWanted) return undefined
    const lists = () => refreshLists(queryClient)
    const everything = () => {
      lists()
      noteChanged(undefined)
    }
    let waiting: number | undefined
    let asking: number | undefined
    const stop = listenLive({
      onChanged(dossiers) {
        noteChanged(dossiers)
        waiting ??= window.setTimeout(() => {
          waiting = undefined
          lists()
        }, TOGETHER)
      },
      onOpen() {
        if (asking !== undefined) everything() // what was said while the line was down
        window.clearInterval(asking)
        asking = undefined
      },
      onLost() {
        // The line ends with the session: asked at once, or the page stays until somebody presses something.
        void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
        asking ??= window.setInterval(everything, WITHOUT_LINE)
      },
    })
    return () => {
      stop()
      window.clearTimeout(waiting)
      window.clearInterval(asking)
    }
  }, [isWanted, queryClient])
}
