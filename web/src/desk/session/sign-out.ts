import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

export function useSignOut(onSignedOut: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call('DELETE', '/api/session'),
    onSuccess: () => {
      queryClient.clear()
      onSignedOut()
    },
  })
}
