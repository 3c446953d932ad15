import type {
  AliasBody, AliasEndBody, CodesImportAnswer, CodesImportBody, DocumentTypeList,
} from '@motcua/contracts/document-types.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['document-types'] as const

/** Every document type, and which may be the same. */
export function useDocumentTypes() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await call('GET', '/api/document-types', { signal })) as DocumentTypeList,
  })
}

/** Says something of a type, or ends it; the same press tried again after a cut line is one deed. */
export const useTypeDeed = (onDone: () => void) => useDeedAt<AliasBody | AliasEndBody>(KEY, onDone)

/** Tries a table of national codes, or takes it; the same press tried again after a cut line takes nothing twice. */
export function useImportingCodes(onDone: (answer: CodesImportAnswer) => void) {
  const queryClient = useQueryClient()
  const path = '/api/document-types/national-codes'
  return usePress(
    async (body: CodesImportBody, idFor) =>
      (await call('POST', path, { body, requestId: idFor(path, body) })) as CodesImportAnswer,
    {
      onSuccess: async (answer) => {
        if (!answer.isTrial) await queryClient.invalidateQueries({ queryKey: KEY })
        onDone(answer)
      },
    },
  )
}
