import { Link, useSearch } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { boardSearch } from './board-search.ts'
import { BoardStamp } from './board-stamp.tsx'
import { BOARD } from './board-texts.ts'
import { BoardTiles } from './board-tiles.tsx'
import { useBoard } from './use-board.ts'

/**
 * A board on a wall, to be read from the other end of a room and left alone for a week. What was shown stays while the
 * server cannot be reached, with since when it is out of date; the way out shows when somebody looks for it.
 */
export function WallScreen() {
  const search = boardSearch(useSearch({ strict: false }))
  const { data: board, isLoading, error, refetch } = useBoard(search)
  useTitle(board ? say(BOARD.wallOf, { unit: board.unit.name }) : say(BOARD.title))
  return (
    <main className="mc-wall">
      <h1>{board ? board.unit.name : say(BOARD.title)}</h1>
      {isLoading && <SkeletonList rows={6} />}
      {!board && error && <ErrorState title={say(BOARD.failed)} error={error} onRetry={() => void refetch()} />}
      {board && <>
        <BoardStamp board={board} />
        <BoardTiles board={board} />
      </>}
      <Link className="mc-wall-out" to="/bang-theo-doi" search={search}>{say(BOARD.leaveWall)}</Link>
    </main>
  )
}
