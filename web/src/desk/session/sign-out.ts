import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keepBeforeLeaving } from '../../lib/before-leaving.ts'
import { call } from '../../lib/call.ts'
import { setPageAccount } from '../../lib/page-account.ts'
import { tellTabs } from '../../lib/tabs.ts'
import { forgetSheet } from '../intake/sheet-place.ts'

export function useSignOut(onSignedOut: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      tellTabs({ kind: 'leaving' })
      await keepBeforeLeaving()
      await call('DELETE', '/api/session')
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
