import type { AliasBody, AliasEndBody, DocumentTypeList } from '@motcua/contracts/document-types.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
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
export function useTypeDeed(onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ path, body }: { path: string; body: AliasBody | AliasEndBody }, idFor) => {
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
