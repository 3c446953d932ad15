import type {
  ConsultationAnswerBody, ConsultationBody, ConsultationDetail, ConsultationList, ConsultationUnits,
  DossierConsultations,
} from '@motcua/contracts/consultations.ts'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../lib/call.ts'
import { dossierKey } from '../dossier/read-dossier.ts'
import { usePress } from '../shell/use-press.ts'
import { refreshLists } from '../worklist/list-dossiers.ts'

const KEY = ['consultations'] as const

/**
 * What the own agency has to answer, page after page; what others do shows within a minute. Whoever opens the list
 * (`isOpened`) has it as it is now, and not as the menu counted it before.
 */
export function useToAnswer({ isOpened = false }: { readonly isOpened?: boolean } = {}) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'queue'], refetchInterval: 60_000, refetchOnMount: isOpened ? 'always' : true,
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

/**
 * Says once that whoever asked has read what became of their questions: the lists say nothing of it from then on.
 * Answers which were new, so that they are shown as new as long as the page stands.
 */
export function useHearing(dossierId: string, items: DossierConsultations['items']): ReadonlySet<string> {
  const queryClient = useQueryClient()
  const said = useRef(new Set<string>())
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const news = items.filter(({ isNews }) => isNews).map(({ id }) => id).join(' ')
  useEffect(() => {
    const fresh = news.split(' ').filter((id) => id !== '' && !said.current.has(id))
    if (fresh.length === 0) return
    fresh.forEach((id) => said.current.add(id))
    setShown(new Set(said.current))
    void call('POST', `/api/dossiers/${dossierId}/consultation-hearing`, {
      body: { consultations: fresh }, requestId: crypto.randomUUID(),
    }).then(() => refreshLists(queryClient), () => fresh.forEach((id) => said.current.delete(id)))
  }, [dossierId, news, queryClient])
  return shown
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
