import type { BacklogPackages, LineIndexBody, LinePage, PackBody } from '@motcua/contracts/backlog-line.ts'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['backlog-line'] as const

/** Packages within reach, the newest first. */
export function usePackages() {
  return useQuery({
    queryKey: [...KEY, 'packages'],
    queryFn: async ({ signal }) => (await call('GET', '/api/backlog/packages', { signal })) as BacklogPackages,
  })
}

/** Results of a package, page by page. */
export function useLine(id: string) {
  return useInfiniteQuery({
    queryKey: [...KEY, id], initialPageParam: '0',
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', `/api/backlog/packages/${id}/items?after=${pageParam}`, { signal })) as LinePage,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** Makes a package; tells how many results are in it. */
export function usePacking(onDone: (items: number) => void) {
  const queryClient = useQueryClient()
  return usePress(
    async (body: PackBody, idFor) => (await call('POST', '/api/backlog/packages', {
      body, requestId: idFor('/api/backlog/packages', body),
    })) as { items: number },
    {
      onSuccess: async ({ items }) => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone(items)
      },
    },
  )
}

export type LineDeed =
  | { readonly noun: 'scan'; readonly body: { readonly upload: string } }
  | { readonly noun: 'indexing'; readonly body: LineIndexBody }
  | { readonly noun: 'check'; readonly body: { readonly isRight: boolean; readonly ownerNumber?: string; readonly reason: string } }

/** Does a step of the line. */
export function useLineDeed(item: string, onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ noun, body }: LineDeed, idFor) => {
      const path = `/api/backlog/items/${item}/${noun}`
      await call('POST', path, { body, requestId: idFor(path, body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        await queryClient.invalidateQueries({ queryKey: ['backlog'] })
        onDone()
      },
    },
  )
}
