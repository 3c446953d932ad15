import type { IncidentList, MendBody } from '@motcua/contracts/incidents.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePages } from '../shell/use-pages.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['incidents'] as const

/** Steps at which processes stopped, page after page. */
export function useIncidents() {
  return usePages<IncidentList>({ key: KEY, path: '/api/incidents' })
}

export interface Mending { readonly run: string; readonly noun: 'retrial' | 'skipping'; readonly body: MendBody }

/** Tries again or goes on; the same press tried again after a cut line is one deed. */
export function useMending(onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ run, noun, body }: Mending, idFor) => {
      const path = `/api/incidents/${run}/${noun}`
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
