import type {
  BacklogImportAnswer, BacklogImportBody, BacklogList, DeclarationBody, DigitisedFigures,
} from '@motcua/contracts/backlog.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['backlog'] as const

/** What agencies within reach have in force. */
export function useBacklog() {
  return useQuery({
    queryKey: KEY, queryFn: async ({ signal }) => (await call('GET', '/api/backlog', { signal })) as BacklogList,
  })
}

/** Declares how many there are. */
export function useDeclaring(onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async (body: DeclarationBody, idFor) => {
      await call('POST', '/api/backlog/declaration', { body, requestId: idFor('/api/backlog/declaration', body) })
    },
    {
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: KEY })
        onDone()
      },
    },
  )
}

/** Tries a table, or lists what it names; the same press tried again after a cut line lists nothing twice. */
export function useImporting(onDone: (answer: BacklogImportAnswer) => void) {
  const queryClient = useQueryClient()
  return usePress(
    async (body: BacklogImportBody, idFor) => (await call('POST', '/api/backlog/import', {
      body, requestId: idFor('/api/backlog/import', body),
    })) as BacklogImportAnswer,
    {
      onSuccess: async (answer) => {
        if (!answer.isTrial) await queryClient.invalidateQueries({ queryKey: KEY })
        onDone(answer)
      },
    },
  )
}

/** Shares by level and year. */
export function useDigitisedFigures() {
  return useQuery({
    queryKey: ['figures', 'digitised-results'],
    queryFn: async ({ signal }) => (await call('GET', '/api/figures/digitised-results', { signal })) as DigitisedFigures,
  })
}
