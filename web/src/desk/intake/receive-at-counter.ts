import type { IntakeBody, Receipt } from '@motcua/contracts/dossiers.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isUncertain } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { scansJudged } from '../scan/scans-judged.ts'
import { RequestIds } from '../../lib/request-ids.ts'

/**
 * Receives what was handed in, and with it forgets the sheet on which it was kept. Pressed again after a cut line it
 * finds the first receipt, never makes a second one.
 */
export function useReceiveAtCounter(
  sheet: { pause(): Promise<string>; resume(): void; drop(): void }, onReceived: (receipt: Receipt) => void,
) {
  const queryClient = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  return useMutation({
    mutationFn: async (handedIn: IntakeBody) => {
      await scansJudged(queryClient)
      const body = { ...handedIn, sheetId: await sheet.pause() }
      return (await call('POST', '/api/dossiers', { body, requestId: ids.idFor(body) })) as Receipt
    },
    onSuccess: (receipt) => {
      sheet.drop()
      onReceived(receipt)
    },
    onSettled: (_receipt, error) => {
      const isOpen = isUncertain(error)
      if (error && !isOpen) sheet.resume()
      if (!isOpen) ids.settle()
      return queryClient.invalidateQueries({ queryKey: ['dossiers'] })
    },
  })
}
