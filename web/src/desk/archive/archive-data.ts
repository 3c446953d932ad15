import type {
  ArchiveBatchList, ArchiveCloseBody, DestructionBody, DestructionDecisionBody, DestructionList, HandToArchiveBody,
  HoldBody, KeptList, OverList, ReceiptBody,
} from '@motcua/contracts/archive.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedAt } from '../shell/use-deed.ts'

const KEY = ['archive'] as const
/** Milliseconds between looks while a package is being made. */
const EVERY = 5_000

/** Dossiers that are over and not with the archive; looked up again while one of them is being packed. */
export function useOver() {
  return useQuery({
    queryKey: [...KEY, 'over'],
    queryFn: async ({ signal }) => (await call('GET', '/api/archive/dossiers', { signal })) as OverList,
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.package?.state === 'waiting') ? EVERY : false,
  })
}

/** What was handed over, with receipts. */
export function useBatches() {
  return useQuery({
    queryKey: [...KEY, 'batches'],
    queryFn: async ({ signal }) => (await call('GET', '/api/archive/batches', { signal })) as ArchiveBatchList,
  })
}

/** What the archive keeps. */
export function useKept() {
  return useQuery({
    queryKey: [...KEY, 'kept'],
    queryFn: async ({ signal }) => (await call('GET', '/api/archive/kept', { signal })) as KeptList,
  })
}

/** What is to be destroyed, and what was. */
export function useDestructions() {
  return useQuery({
    queryKey: [...KEY, 'destructions'],
    queryFn: async ({ signal }) => (await call('GET', '/api/archive/destructions', { signal })) as DestructionList,
  })
}

interface ArchiveDeed {
  readonly path: string
  readonly body:
    ArchiveCloseBody | HandToArchiveBody | ReceiptBody | HoldBody | DestructionBody | DestructionDecisionBody
}

/** Closes, hands over or receives; the same press tried again after a cut line is one deed. */
export const useArchiving = (onDone: () => void) => useDeedAt<ArchiveDeed['body']>(KEY, onDone)
