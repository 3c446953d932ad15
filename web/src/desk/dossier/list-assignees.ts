import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

export interface Assignee {
  readonly id: string
  readonly fullName: string
  readonly position: string
  readonly open: number
}

/** Who the open step may be given to, with how much each already has. */
export function useAssignees(dossierId: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['assignees', dossierId],
    queryFn: async ({ signal }) =>
      ((await call('GET', `/api/dossiers/${dossierId}/assignees`, { signal })) as { items: Assignee[] }).items,
    enabled: isWanted,
    staleTime: 0,
  })
}
