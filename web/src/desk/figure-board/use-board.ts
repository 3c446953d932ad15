import { BOARD_COUNTED, type FigureBoard } from '@motcua/contracts/figure-board.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../lib/call.ts'
import { now } from '../../lib/clock.ts'
import { openLine } from '../../lib/live.ts'
import type { BoardSearch } from './board-search.ts'

/** How often it is asked all the same: so that a board notices that the day is over, or that nobody counts any more. */
const EVERY = 20_000
/** Several news within it are one asking. */
const TOGETHER = 500
/** Milliseconds after which what is shown is no longer called new. */
const OLD = 60_000
const TICK = 5_000

/**
 * A board that is open, for a minute or a week: it asks when it hears that something was counted, when the line is up
 * again, when the computer wakes, and now and then. Nothing is kept of what it showed before.
 */
export function useBoard({ unit, by }: BoardSearch) {
  const found = useQuery({
    queryKey: ['board', unit, by], placeholderData: keepPreviousData, staleTime: 0, gcTime: 0,
    refetchInterval: EVERY, refetchIntervalInBackground: true, refetchOnWindowFocus: true, refetchOnReconnect: true,
    queryFn: async ({ signal }) =>
      (await call('GET', '/api/board', { query: { unit, by }, signal })) as FigureBoard,
  })
  const { refetch } = found
  useEffect(() => {
    let waiting: number | undefined
    const ask = () => {
      waiting ??= window.setTimeout(() => {
        waiting = undefined
        void refetch()
      }, TOGETHER)
    }
    const stop = openLine('/api/board/stream', { [BOARD_COUNTED]: ask }, { onOpen: ask, onLost: () => undefined })
    return () => {
      stop()
      window.clearTimeout(waiting)
    }
  }, [refetch])
  return found
}

/** Whether what is shown is of more than a minute ago, whoever is to blame: looked at by the clock, not by answers. */
export function useIsOld(freshAt: string | undefined, isBehind: boolean): boolean {
  const [, tick] = useState(0)
  useEffect(() => {
    const ticking = window.setInterval(() => tick((times) => (times + 1) % 1_000), TICK)
    return () => window.clearInterval(ticking)
  }, [])
  return isBehind || freshAt !== undefined && now().getTime() - Date.parse(freshAt) > OLD
}
