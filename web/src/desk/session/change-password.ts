import type { PasswordBody } from '@motcua/contracts/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { sessionQuery } from './read-session.ts'

export function useChangePassword(onChanged: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: PasswordBody) => call('POST', '/api/session/password', { body }),
    onSuccess: async () => {
      await queryClient.query({ ...sessionQuery, staleTime: 0 })
      onChanged()
    },
  })
}
