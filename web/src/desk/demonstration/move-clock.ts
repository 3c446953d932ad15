import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** Sets the product's clock; exists in the demonstration only. Everything that was shown is then of another day. */
export function useMoveClock(onMoved: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (at: string) => call('POST', '/demo/clock', { body: { at } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onMoved()
    },
  })
}
