import type {
  MigrationBody, MigrationDetail, MigrationLine, MigrationList, MigrationPreview, PreviewBody, ProcessList,
} from '@motcua/contracts/migrations.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { useDeedAt } from '../shell/use-deed.ts'

const KEY = ['migrations'] as const

/** Processes of several versions with runs under way. */
export function useProcesses() {
  return useQuery({
    queryKey: [...KEY, 'processes'],
    queryFn: async ({ signal }) => (await call('GET', '/api/processes', { signal })) as ProcessList,
  })
}

/** What would move; asked when it is wanted, since it looks at every run. */
export function usePreview() {
  return useMutation({
    mutationFn: async (body: PreviewBody) =>
      (await call('POST', '/api/processes/preview', { body })) as MigrationPreview,
  })
}

/** Moves so far, page after page; looked at again as long as one is under way. */
export function useMigrations() {
  return usePages<MigrationList>({
    key: [...KEY, 'list'], path: '/api/process-migrations',
    isUnderWay: ({ items }) => items.some(isUnderWay),
  })
}

/** What became of each run of a move. */
export function useResults(id: string) {
  return usePages<MigrationDetail>({
    key: [...KEY, 'results', id], path: `/api/process-migrations/${id}`,
    isUnderWay: ({ migration }) => isUnderWay(migration),
  })
}

function isUnderWay({ state }: MigrationLine): boolean {
  return state === 'moving' || state === 'undoing'
}

/** Begins a move, or has one undone; the same press tried again after a cut line is one deed. */
export const useMoving = (onDone: () => void) => useDeedAt<MigrationBody | Record<string, never>>(KEY, onDone)
