import type { FigureBoard } from '@motcua/contracts/figure-board.ts'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { BOARD } from './board-texts.ts'
import { useIsOld } from './use-board.ts'

/** Until when is counted, or since when not; spoken aloud only when it is no longer new. */
export function BoardStamp({ board: { freshAt, isBehind } }: { board: FigureBoard }) {
  const isOld = useIsOld(freshAt, isBehind)
  return <>
    {!isOld && <p className="mc-quiet">{say(BOARD.fresh, { at: showMoment(freshAt) })}</p>}
    <div role="status">
      {isOld && <p className="mc-board-old">{say(BOARD.old, { at: showMoment(freshAt) })}</p>}
    </div>
  </>
}
