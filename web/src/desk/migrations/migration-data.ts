import type {
  MigrationBody, MigrationDetail, MigrationLine, MigrationList, MigrationPreview, PreviewBody, ProcessList,
} from '@motcua/contracts/migrations.ts'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['migrations'] as const
/** Milliseconds between two looks while something is being moved. */
const LOOK_AGAIN = 3_000

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
  return useInfiniteQuery({
    queryKey: [...KEY, 'list'],
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', '/api/process-migrations', { query: { cursor: pageParam }, signal })) as MigrationList,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? LOOK_AGAIN : false,
  })
}

/** What became of each run of a move. */
export function useResults(id: string) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'results', id],
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', `/api/process-migrations/${id}`, { query: { cursor: pageParam }, signal })) as MigrationDetail,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ migration }) => isUnderWay(migration)) ? LOOK_AGAIN : false,
  })
}

function isUnderWay({ state }: MigrationLine): boolean {
  return state === 'moving' || state === 'undoing'
}

/** Begins a move, or has one undone; the same press tried again after a cut line is one deed. */
export function useMoving(onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: { path: string; body: MigrationBody | Record<string, never> }, idFor) => {
      await call('POST', path, { body, requestId: idFor(path, body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone()
      },
    },
  )
}
