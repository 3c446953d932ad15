import type {
  DecisionChecked, DecisionTried, DesignLanguage, ProcessChecked, StepPreview, StepPreviewBody,
} from '@motcua/contracts/designs.ts'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../lib/call.ts'

const KEY = ['designs'] as const
/** So long nobody types before what was typed is looked at, in milliseconds. */
const PAUSE = 400

/** Our words in BPMN; they change with the program only. */
export function useDesignLanguage() {
  return useQuery({
    queryKey: [...KEY, 'language'], staleTime: Infinity,
    queryFn: async ({ signal }) => (await call('GET', '/api/designs/language', { signal })) as DesignLanguage,
  })
}

/** Whether a process can be run, looked at again after each pause of whoever draws. */
export function useProcessCheck(xml: string) {
  return useLookedAt<ProcessChecked>('process-check', { xml })
}

/** What is wrong with the decisions of a file. */
export function useDecisionCheck(xml: string) {
  return useLookedAt<DecisionChecked>('decision-check', { xml })
}

/** A step of a form as the portal draws it. */
export function useStepPreview(step: StepPreviewBody | undefined) {
  return useLookedAt<StepPreview>('step-preview', step)
}

/** What a decision answers. */
export function useDecisionTry() {
  return useMutation({
    mutationFn: async (body: { xml: string; decision: string; input: object }) =>
      (await call('POST', '/api/designs/decision-try', { body })) as DecisionTried,
  })
}

function useLookedAt<Answer>(noun: string, body: object | undefined) {
  const [settled, setSettled] = useState(body)
  const text = JSON.stringify(body)
  useEffect(() => {
    const waiting = setTimeout(() => setSettled(body), PAUSE)
    return () => clearTimeout(waiting)
  }, [text])
  return useQuery({
    queryKey: [...KEY, noun, settled], enabled: settled !== undefined, staleTime: Infinity, gcTime: 60_000,
    placeholderData: keepPreviousData, refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => (await call('POST', `/api/designs/${noun}`, { body: settled, signal })) as Answer,
  })
}
