import type {
  CashBook, CashDesk, CashTaken, CloseTillBody, OpenTillBody, Owed, ReceiptChanged, Receipts, RefundBody, RefundChanged,
  TakeCashBody, TillClosed, Tills,
} from '@motcua/contracts/cash.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['cash'] as const

/** Where one may take money, and the own till. */
export function useCashDesk() {
  return useQuery({
    queryKey: [...KEY, 'desk'],
    queryFn: async ({ signal }) => (await call('GET', '/api/cash/desk', { signal })) as CashDesk,
  })
}

/** Looks up what a dossier owes, by its number. */
export function useOwed() {
  return useMutation({
    mutationFn: async (number: string) =>
      (await call('GET', `/api/cash/owed/${encodeURIComponent(number)}`)) as Owed,
  })
}

/** A deed under `/api/cash/`; what the screens show of cash is looked up again after it. */
function useCashPress<Said, Done>(pathOf: (said: Said) => string, bodyOf: (said: Said) => object) {
  return useDeedOf<Said, Done>(KEY, (said) => `/api/cash/${pathOf(said)}`, bodyOf)
}

export const useTakingCash = () => useCashPress<TakeCashBody, CashTaken>(() => 'payments', (body) => body)
export const useOpeningTill = () => useCashPress<OpenTillBody, { id: string }>(() => 'till', (body) => body)
export const useClosingTill = () => useCashPress<CloseTillBody, TillClosed>(() => 'till/closing', (body) => body)
export const useClosingLeftTill = (till: string) =>
  useCashPress<CloseTillBody, TillClosed>(() => `tills/${till}/closing`, (body) => body)
export const useAskingRefund = () => useCashPress<RefundBody, RefundChanged>(() => 'refunds', (body) => body)

export interface CashDeed {
  /** Under `/api/cash/`. */
  readonly path: string
  readonly body: object
}
/** Any other deed that is told of by its path. */
export const useCashDeed = () => useCashPress<CashDeed, ReceiptChanged>(({ path }) => path, ({ body }) => body)

/** Receipts of a section on a day, page after page. */
export function useReceipts(day: string, unit: string | undefined) {
  return usePages<Receipts>({
    key: [...KEY, 'receipts', day, unit], path: '/api/cash/receipts', query: { on: day, unit },
  })
}

/** Booklets, and what waits for whoever runs a section. */
export function useCashBook() {
  return useQuery({
    queryKey: [...KEY, 'book'],
    queryFn: async ({ signal }) => (await call('GET', '/api/cash/book', { signal })) as CashBook,
  })
}

/** Tills of a section, page after page. */
export const useTills = (unit: string) =>
  usePages<Tills>({ key: [...KEY, 'tills', unit], path: '/api/cash/tills', query: { unit } })
