import type { DossierLine, DossierList, ListCounts, ListTotal, OfficerList } from '@motcua/contracts/dossier-lists.ts'
import {
  type InfiniteData, type QueryClient, keepPreviousData, useInfiniteQuery, useQuery, useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { call } from '../../lib/call.ts'
import { type Asked, readAsked } from './asked-list.ts'
import type { ListId } from './lists.ts'
import { type Pages, type Sight, pagesInSight, withPage } from './refresh-pages.ts'

/** Whatever asks for a list alone asks for all of it in its own order. */
type Of = Asked | ListId
const askedOf = (of: Of) => (typeof of === 'string' ? { list: of } : of)

const keyOf = (of: Of, search: string, section?: string) =>
  ['dossiers', askedOf(of), search, ...(section === undefined ? [] : [section])] as const

const PAGE = '100'
const MINUTE = 60_000

/** What was last in sight of each list. */
const sights = new Map<string, Sight>()
/** Lists on the screen, each by what looks its pages up. */
const onScreen = new Set<() => void>()

/** Notes which rows of a list are on the screen. */
export function noteSight(of: Of, search: string, sight: Sight): void {
  sights.set(JSON.stringify(keyOf(of, search)), sight)
}

/** Looks up what is in sight of the lists on the screen, and all counts. */
export function refreshLists(queryClient: QueryClient): void {
  for (const look of onScreen) look()
  void queryClient.invalidateQueries({
    queryKey: ['dossiers'], predicate: ({ queryKey }) => typeof queryKey[1] === 'string',
  })
  void queryClient.invalidateQueries({ queryKey: ['hand-overs'] })
}

/**
 * One list of the desk, page after page by the server's cursor, or what somebody looks for in all of them; what was
 * loaded stays while one looks elsewhere. It is looked up again when one comes back, when something is heard and every
 * minute, the first page and those in sight only: each reading of a page is put on record.
 */
export function useDossierList(of: Of, search: string, section?: string) {
  const queryClient = useQueryClient()
  const queryKey = keyOf(of, search, section)
  const key = JSON.stringify(queryKey)
  const read = async (cursor: string | undefined, signal?: AbortSignal) => (search === ''
    ? await call('GET', '/api/dossiers', {
      query: { ...askedOf(of), section, cursor, limit: PAGE }, ...signal && { signal },
    })
    : await call('POST', '/api/dossiers/search', {
      body: { text: search, limit: 100 }, ...signal && { signal },
    })) as DossierList
  const refresh = useEffectEvent(
    () => refreshPages(queryClient, queryKey, read, sights.get(key) ?? { first: 0, last: 0 }),
  )
  useEffect(() => {
    // the line is down: what is shown stays, and is asked for later
    const look = () => void refresh().catch(() => undefined)
    look()
    onScreen.add(look)
    const clock = window.setInterval(look, MINUTE) // the 8 hours to acknowledge run while nobody looks
    return () => {
      onScreen.delete(look)
      window.clearInterval(clock)
    }
  }, [key])
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity, refetchOnMount: false, refetchOnWindowFocus: false, refetchOnReconnect: false,
  })
}

async function refreshPages(
  queryClient: QueryClient, queryKey: readonly unknown[], read: (cursor: string | undefined) => Promise<DossierList>,
  sight: Sight,
): Promise<void> {
  const seen = queryClient.getQueryData<Pages>(queryKey)
  if (!seen || queryClient.isFetching({ queryKey, exact: true }) > 0) return
  for (const nth of pagesInSight(seen, sight)) {
    const fresh = await read(seen.pageParams[nth])
    // Whatever was loaded meanwhile stays.
    queryClient.setQueryData<Pages>(queryKey, (now) => now && withPage(now, nth, fresh))
  }
}

/** How many the list has with this filter; of more than 10,000 it is only known that there are more. */
export function useListTotal(asked: Asked, isWanted: boolean) {
  const counted = readAsked({ ...asked, sort: undefined })
  return useQuery({
    queryKey: ['dossiers', 'total', counted],
    queryFn: async ({ signal }) => (await call('GET', '/api/dossiers/total', { query: counted, signal })) as ListTotal,
    enabled: isWanted,
    refetchInterval: 60_000,
  })
}

/** How many are on each list, up to 100; a list that is not there one does not have. */
export function useListCounts(isWanted = true) {
  return useQuery({
    queryKey: ['dossiers', 'counts'],
    queryFn: async ({ signal }) => (await call('GET', '/api/dossiers/counts', { signal })) as ListCounts,
    enabled: isWanted,
    refetchInterval: 60_000,
  })
}

/** Who holds open work within one's reach. */
export function useOfficers(isWanted: boolean) {
  return useQuery({
    queryKey: ['dossiers', 'officers'],
    queryFn: async ({ signal }) => ((await call('GET', '/api/dossiers/officers', { signal })) as OfficerList).items,
    enabled: isWanted,
    staleTime: 300_000,
  })
}

/** The dossiers before and after this one in a list as it was last shown; both empty when it was never loaded. */
export function neighboursOf(queryClient: QueryClient, of: Of, search: string, id: string) {
  const shown = queryClient.getQueryData<InfiniteData<DossierList>>(keyOf(of, search))
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

/** Deeds with which work on a dossier only begins, or that are taken back: nobody wants to be led away by them. */
const STAYS: ReadonlySet<string> = new Set(['taking', 'acknowledgement', 'hand-over-receipt', 'undoing'])
const KEPT = 'mc-mo-tiep'

/** Whether the next dossier opens by itself after a deed; it does until somebody says otherwise in this browser. */
export function opensNext(): boolean {
  return localStorage.getItem(KEPT) !== 'khong'
}

export function chooseOpensNext(opens: boolean): void {
  localStorage.setItem(KEPT, opens ? 'co' : 'khong')
}

/**
 * The dossier that follows in the list from which one came, and whether it opens by itself after a deed of that name.
 * It is looked up when asked, before the deed takes the one in hand off the list.
 */
export function useNextOf(of: Of, search: string, id: string) {
  const queryClient = useQueryClient()
  const { after } = neighboursOf(queryClient, of, search, id)
  return { next: after, opensAfter: (noun: string) => after !== undefined && !STAYS.has(noun) && opensNext() }
}
