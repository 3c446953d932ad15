import type { ShelfPage } from '@motcua/contracts/shelf.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['shelf'] as const
export type ShelfState = 'here' | 'archived'

/** What waits on the shelves of the own sections, or went from them to the archive. */
export const useShelf = (state: ShelfState) =>
  usePages<ShelfPage>({ key: [...KEY, state], path: '/api/shelf', query: { state } })
interface Place { readonly id: string; readonly place: string | null }
/** Says on which shelf a result lies. */
export const useShelving = () => useDeedOf<Place>(KEY, ({ id }) => `/api/dossiers/${id}/shelf`, ({ place }) => ({ place }))
/** Hands results over to the archive. */
export const useArchiving = () =>
  useDeedOf<readonly string[]>(KEY, () => '/api/shelf/archivings', (dossiers) => ({ dossiers }))
/** Brings a result back from the archive. */
export const useFetching = () => useDeedOf<string>(KEY, (id) => `/api/dossiers/${id}/shelf-return`, () => ({}))
