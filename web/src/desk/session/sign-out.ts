import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keepBeforeLeaving } from '../../lib/before-leaving.ts'
import { call } from '../../lib/call.ts'
import { holdLive } from '../../lib/live.ts'
import { setPageAccount } from '../../lib/page-account.ts'
import { tellTabs } from '../../lib/tabs.ts'
import { forgetSheet } from '../intake/sheet-place.ts'

export function useSignOut(onSignedOut: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      tellTabs({ kind: 'leaving' })
      await keepBeforeLeaving()
      // What the page still asks, and the line on which it hears of changes, would be refused a moment later.
      const goOn = holdLive()
      await queryClient.cancelQueries()
      try {
        await call('DELETE', '/api/session')
      } catch (error) {
        goOn()
        throw error
      }
    },
    onSuccess: () => {
      tellTabs({ kind: 'signed-out' })
      forgetSheet()
      setPageAccount(undefined)
      queryClient.clear()
      onSignedOut()
    },
  })
}
