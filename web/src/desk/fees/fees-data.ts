import { useDebouncedValue } from '@mantine/hooks'
import type { DossierFees, FeeFacts, FeePreview, RaiseFeeBody } from '@motcua/contracts/fees.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { dossierKey } from '../dossier/read-dossier.ts'
import { useDeedBeside } from '../dossier/use-dossier-deed.ts'

/** Milliseconds after the last key, so that not each one asks the server. */
const PAUSE = 400

interface Asked {
  readonly facts: FeeFacts
  readonly channel: string
  readonly communeId: string | undefined
}

/** What a case would cost, while it is entered. */
export function useFeePreview(procedureId: string | undefined, asked: Asked) {
  const [settled] = useDebouncedValue(JSON.stringify(asked), PAUSE)
  return useQuery({
    queryKey: ['fee-preview', procedureId, settled], enabled: procedureId !== undefined, gcTime: 0,
    placeholderData: (before: FeePreview | undefined, query) => query?.queryKey[1] === procedureId ? before : undefined,
    queryFn: async ({ signal }) => (await call('POST', `/api/procedures/${procedureId ?? ''}/fees`, {
      body: JSON.parse(settled) as object, signal,
    })) as FeePreview,
  })
}

/** What was asked for a dossier, and what is paid; asked anew with the dossier. */
export function useDossierFees(dossierId: string) {
  return useQuery({
    queryKey: [...dossierKey(dossierId), 'fees'],
    queryFn: async ({ signal }) => (await call('GET', `/api/dossiers/${dossierId}/fees`, { signal })) as DossierFees,
  })
}

type Deed =
  | { readonly noun: 'charges'; readonly body: RaiseFeeBody }
  | { readonly noun: 'fees'; readonly body: { readonly facts: FeeFacts; readonly why: string } }
  | {
    readonly noun: 'charge-amount'
    readonly body: { readonly charge: string; readonly amount: number; readonly why: string }
  }
  | { readonly noun: 'charge-cancellation'; readonly body: { readonly charge: string; readonly why: string } }

/** Asks for more, says what fees hang on, what one comes to, or that one was asked by mistake. */
export const useStatingFees = useDeedBeside<Deed>
