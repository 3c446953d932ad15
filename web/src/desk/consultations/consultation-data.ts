import type {
  ConsultationAnswerBody, ConsultationBody, ConsultationDetail, ConsultationList, ConsultationUnits,
  DossierConsultations,
} from '@motcua/contracts/consultations.ts'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { dossierKey } from '../dossier/read-dossier.ts'
import { usePress } from '../shell/use-press.ts'

const KEY = ['consultations'] as const

/** What the own agency has to answer, page after page; what others do shows within a minute. */
export function useToAnswer() {
  return useInfiniteQuery({
    queryKey: [...KEY, 'queue'], refetchInterval: 60_000,
    queryFn: async ({ pageParam, signal }) =>
      (await call('GET', '/api/consultations', { query: { cursor: pageParam }, signal })) as ConsultationList,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

/** One question with what was given along. */
export function useConsultation(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: async ({ signal }) => (await call('GET', `/api/consultations/${id}`, { signal })) as ConsultationDetail,
  })
}

/** Takes a question, or answers it. */
export function useAnswer(id: string, onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async (said: 'taking' | ConsultationAnswerBody, idFor) => said === 'taking'
      ? call('POST', `/api/consultations/${id}/taking`, { body: {}, requestId: idFor('taking') })
      : call('POST', `/api/consultations/${id}/answer`, { body: said, requestId: idFor('answer', said) }),
    {
      onSuccess: async () => {
        onDone()
        await queryClient.invalidateQueries({ queryKey: KEY })
      },
    },
  )
}

/** All questions on a dossier; asked anew with it. */
export function useAsked(dossierId: string) {
  return useQuery({
    queryKey: [...dossierKey(dossierId), 'consultations'],
    queryFn: async ({ signal }) =>
      (await call('GET', `/api/dossiers/${dossierId}/consultations`, { signal })) as DossierConsultations,
  })
}

/** Agencies that may be asked, by words of the name. */
export function useUnitsToAsk(search: string) {
  return useQuery({
    queryKey: [...KEY, 'units', search], placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      ((await call('GET', '/api/consultation-units', { query: { search }, signal })) as ConsultationUnits).items,
  })
}

export type Asking =
  | { readonly noun: 'consultations'; readonly body: ConsultationBody }
  | { readonly noun: 'consultation-withdrawal'; readonly body: { consultation: string; reason: string } }

/** Asks, or withdraws a question, on the dossier as it was shown. */
export function useAsk(dossier: { readonly id: string; readonly version: number }, onDone: () => void) {
  const queryClient = useQueryClient()
  return usePress(
    async ({ noun, body }: Asking, idFor) => call('POST', `/api/dossiers/${dossier.id}/${noun}`, {
      body, version: dossier.version, requestId: idFor(noun, body, dossier.version),
    }),
    {
      onSuccess: async () => {
        onDone()
        await queryClient.invalidateQueries({ queryKey: dossierKey(dossier.id) })
      },
    },
  )
}
