import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** A page of a list, and the cursor of the next, none after the last. */
export interface Page { readonly next: string | null }

/** Milliseconds between two looks while a job works at what is shown. */
const LOOK_AGAIN = 3_000

interface Pages<P> {
  readonly key: QueryKey
  readonly path: string
  readonly query?: Readonly<Record<string, string | undefined>>
  /** Whether it is asked for at all. */
  readonly isWanted?: boolean
  /** Milliseconds between two looks, whatever it shows. */
  readonly every?: number
  /** Whether a job still works at what a page shows: then it is looked at again. */
  readonly isUnderWay?: (page: P) => boolean
}

/** A list of the API, page after page. */
export function usePages<P extends Page>(
  { key, path, query = {}, isWanted = true, every, isUnderWay = () => false }: Pages<P>,
) {
  return useInfiniteQuery({
    queryKey: key, enabled: isWanted,
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', path, { query: { ...query, cursor: pageParam }, signal })) as P,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) => state.data?.pages.some(isUnderWay) ? LOOK_AGAIN : every ?? false,
  })
}
