import type { DossierLine, DossierList, ListCounts, ListTotal, OfficerList } from '@motcua/contracts/dossier-lists.ts'
import {
  type InfiniteData, type QueryClient, keepPreviousData, useInfiniteQuery, useQuery, useQueryClient,
} from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { type Asked, readAsked } from './asked-list.ts'
import type { ListId } from './lists.ts'

/** Whatever asks for a list alone asks for all of it in its own order. */
type Of = Asked | ListId | 'received-here'
const askedOf = (of: Of) => (typeof of === 'string' ? { list: of } : of)

const keyOf = (of: Of, search: string, section?: string) =>
  ['dossiers', askedOf(of), search, ...(section === undefined ? [] : [section])] as const

const PAGE = '100'

/**
 * One list of the desk, page after page by the server's cursor, or what somebody looks for in all of them; what was
 * loaded stays while one looks elsewhere.
 */
export function useDossierList(of: Of, search: string, section?: string) {
  return useInfiniteQuery({
    queryKey: keyOf(of, search, section),
    queryFn: async ({ pageParam, signal }) => (search === ''
      ? await call('GET', '/api/dossiers', { query: { ...askedOf(of), section, cursor: pageParam, limit: PAGE }, signal })
      : await call('POST', '/api/dossiers/search', { body: { text: search, limit: 100 }, signal })) as DossierList,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000, // the 8 hours to acknowledge run while nobody looks
  })
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
 * The dossier that follows in the list from which one came, and whether it opens by itself after a deed of that name. It
 * is looked up when asked, before the deed takes the one in hand off the list.
 */
export function useNextOf(of: Of, search: string, id: string) {
  const queryClient = useQueryClient()
  const { after } = neighboursOf(queryClient, of, search, id)
  return { next: after, opensAfter: (noun: string) => after !== undefined && !STAYS.has(noun) && opensNext() }
}
