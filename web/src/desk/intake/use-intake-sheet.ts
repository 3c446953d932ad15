import type { IntakeSheetList, KeptIntakeSheet } from '@motcua/contracts/intake-sheets.ts'
import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Static } from 'typebox'
import { beforeLeaving } from '../../lib/before-leaving.ts'
import { isRefusal, mayPass } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { sessionQuery, useSession } from '../session/read-session.ts'
import type { IntakeDraft } from './intake-draft.ts'
import { isEmpty, sheetOf } from './kept-draft.ts'
import { type KeptStatus, SheetKeeper, allSheetsSent } from './sheet-keeper.ts'
import { rememberSheet } from './sheet-place.ts'

export const SHEETS_KEY = ['intake-sheets'] as const

/** What the clerk has entered and not received, the newest first; asked for anew whenever intake is opened. */
export function useKeptSheets() {
  return useQuery({
    queryKey: SHEETS_KEY,
    queryFn: async ({ signal }) => {
      await allSheetsSent()
      return (await call('GET', '/api/intake-sheets', { signal }) as Static<typeof IntakeSheetList>).items
    },
    staleTime: 0, gcTime: 0, refetchOnWindowFocus: false,
  })
}

/** All that was entered on one of them, with what is still on its way. */
export async function readSheet(id: string, signal?: AbortSignal): Promise<KeptIntakeSheet> {
  await allSheetsSent()
  return await call('GET', `/api/intake-sheets/${id}`, signal && { signal }) as KeptIntakeSheet
}

const DROPPING = ['drop-intake-sheet'] as const
const AGAIN = 4_000

/** Throws one away for good; tried again until the server has heard it, also when the screen was left. */
export function useDropSheet() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationKey: DROPPING, networkMode: 'always',
    retry: (_times, error) => mayPass(error),
    retryDelay: AGAIN,
    mutationFn: async (id: string) => {
      await allSheetsSent()
      try {
        await call('DELETE', `/api/intake-sheets/${id}`)
      } catch (error) {
        // Received meanwhile, or never kept: either way it is not there.
        if (!isRefusal(error, 'intake-sheet-unknown')) throw error
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: SHEETS_KEY }),
  }).mutate
}

interface Undropped { readonly id: string; readonly error: Error; readonly isRepeated: boolean }

/** What should be gone and is still there. */
export function useUndropped(): readonly Undropped[] {
  const states = useMutationState({ filters: { mutationKey: DROPPING }, select: ({ state }) => state })
  // of one sheet the last attempt counts
  const last = new Map(states.map((state) => [state.variables as string, state]))
  return [...last].flatMap(([id, { status, failureReason }]) =>
    failureReason && status !== 'success' ? [{ id, error: failureReason, isRepeated: status === 'pending' }] : [])
}

export interface KeptWhileTyped extends KeptStatus {
  pause(): Promise<string>
  resume(): void
  drop(): void
}

/**
 * Keeps a sheet on the server while it is entered, for whoever is signed in (ADR 0023). When the session ends it waits
 * until the same person is back; what another has in this browser is loaded anew, without a word of the first.
 */
export function useIntakeSheet(id: string, found: KeptIntakeSheet | undefined, draft: IntakeDraft): KeptWhileTyped {
  const officerId = useSession()?.id
  const queryClient = useQueryClient()
  const [status, setStatus] = useState<KeptStatus>({ state: 'idle' })
  const keeper = useRef<SheetKeeper>(undefined)
  const saved = useRef(draft)

  const begin = useEffectEvent(() => new SheetKeeper(officerId ?? '', id, found?.revision ?? 0, {
    onStatus: setStatus, onMoved: rememberSheet,
    onStranger: () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  }))
  useEffect(() => {
    const one = begin()
    keeper.current = one
    rememberSheet(id)
    const hide = () => {
      if (document.visibilityState === 'hidden') one.flush()
    }
    document.addEventListener('visibilitychange', hide)
    const stay = beforeLeaving(async () => {
      one.flush()
      await allSheetsSent()
    })
    return () => {
      stay()
      document.removeEventListener('visibilitychange', hide)
      one.flush()
      keeper.current = undefined
    }
  }, [id])
  useEffect(() => {
    if (draft === saved.current) return
    saved.current = draft
    if (found || !isEmpty(draft) || status.state !== 'idle') keeper.current?.change(sheetOf(draft))
  }, [draft])
  const { dataUpdatedAt } = useQuery(sessionQuery)
  const begunBy = useRef(officerId)
  useEffect(() => {
    if (officerId === undefined) return
    if (officerId === begunBy.current) keeper.current?.comeBack()
    else location.reload() // what stands here is another person's
  }, [officerId, dataUpdatedAt])

  return {
    ...status,
    pause: async () => await keeper.current?.pause() ?? id,
    resume: () => keeper.current?.resume(),
    drop: () => keeper.current?.drop(),
  }
}
