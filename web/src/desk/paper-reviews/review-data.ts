import type { AcceptanceBody, PaperReviewList } from '@motcua/contracts/paper-reviews.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['paper-reviews'] as const
/** What is read meanwhile is seen soon. */
const AGAIN = 15_000
/** With so few left more are asked for at once. */
const FEW = 3

/** What was read and waits for a person at the own units, the oldest first. */
export function useReviews() {
  return useQuery({
    queryKey: KEY, refetchInterval: AGAIN, staleTime: 0,
    queryFn: async ({ signal }) => await call('GET', '/api/paper-reviews', { signal }) as PaperReviewList,
  })
}

/** Where a page of such a paper is drawn. */
export const addressOfPage = (id: string, page: number) => `/api/paper-reviews/${id}/pages/${page}`

/** Makes facts of what somebody has looked at; the paper leaves the list at once. */
export function useAccept() {
  const queryClient = useQueryClient()
  return usePress(
    async ({ id, values }: { id: string; values: AcceptanceBody['values'] }, idFor) => {
      await call('POST', `/api/paper-reviews/${id}/acceptance`, {
        body: { values }, requestId: idFor('acceptance', id, JSON.stringify(values)),
      })
      return id
    },
    {
      onSuccess: async (id) => {
        const left = queryClient.setQueryData<PaperReviewList>(KEY, (before) =>
          before && { ...before, items: before.items.filter((one) => one.id !== id) })
        if ((left?.items.length ?? 0) <= FEW) await queryClient.invalidateQueries({ queryKey: KEY })
      },
    },
  )
}
