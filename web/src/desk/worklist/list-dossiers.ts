import type { DossierLine, DossierList } from '@motcua/contracts/dossiers.ts'
import { type InfiniteData, type QueryClient, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import type { ListId } from './lists.ts'

const keyOf = (list: ListId | 'received-here', search: string, section?: string) =>
  ['dossiers', list, search, ...(section === undefined ? [] : [section])] as const

/**
 * One list of the desk, page after page by the server's cursor, or what somebody looks for in all of them; what was
 * loaded stays while one looks elsewhere.
 */
export function useDossierList(list: ListId | 'received-here', search: string, section?: string) {
  return useInfiniteQuery({
    queryKey: keyOf(list, search, section),
    queryFn: async ({ pageParam, signal }) => (search === ''
      ? await call('GET', '/api/dossiers', { query: { list, section, cursor: pageParam, limit: '50' }, signal })
      : await call('POST', '/api/dossiers/search', { body: { text: search, limit: 50 }, signal })) as DossierList,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000, // the 8 hours to acknowledge run while nobody looks
  })
}

/** The dossiers before and after this one in a list as it was last shown; both empty when it was never loaded. */
export function neighboursOf(queryClient: QueryClient, list: ListId, search: string, id: string) {
  const shown = queryClient.getQueryData<InfiniteData<DossierList>>(keyOf(list, search))
  return neighboursIn(shown?.pages.flatMap(({ items }) => items) ?? [], id)
}

/** After the last comes the first again, if it is another one. */
export function neighboursIn(items: readonly DossierLine[], id: string): { before?: DossierLine; after?: DossierLine } {
  const at = items.findIndex((line) => line.id === id)
  const others = items.length > (at < 0 ? 0 : 1)
  if (!others) return {}
  const [before, after] = [at < 0 ? undefined : items.at(at - 1), items[at + 1] ?? items[0]]
  return { ...before && { before }, ...after && { after } }
}
