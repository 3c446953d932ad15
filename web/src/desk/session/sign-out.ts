import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keepBeforeLeaving } from '../../lib/before-leaving.ts'
import { call } from '../../lib/call.ts'
import { forgetSheet } from '../intake/sheet-place.ts'

export function useSignOut(onSignedOut: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await keepBeforeLeaving()
      await call('DELETE', '/api/session')
    },
    onSuccess: () => {
      forgetSheet()
      queryClient.clear()
      onSignedOut()
    },
  })
}
