import type { Upload } from '@motcua/contracts/files.ts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** One file on its way; what it is named in the dossier by is the id that comes back. */
export function useUploadFile() {
  return useMutation({
    mutationFn: async (file: File) => {
      const body = new FormData()
      body.append('file', file, file.name)
      return (await call('POST', '/api/files', { body })) as Upload
    },
  })
}
