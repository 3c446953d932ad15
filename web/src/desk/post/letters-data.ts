import type { LetterLine, LetterPage } from '@motcua/contracts/letters.ts'
import { useDeedOf } from '../shell/use-deed.ts'
import { usePages } from '../shell/use-pages.ts'

const KEY = ['letters'] as const
export type LetterState = LetterLine['state']
export type ReturnReason = NonNullable<LetterLine['why']>

/** Letters of the own sections that stand so. */
export const useLetters = (state: LetterState) =>
  usePages<LetterPage>({ key: [...KEY, state], path: '/api/letters', query: { state } })

export interface Printed { readonly id: string; readonly printed: number; readonly left: number }
/** Puts letters into one batch for the printer. */
export const usePrinting = () =>
  useDeedOf<readonly string[], Printed>(KEY, () => '/api/letters/printings', (letters) => ({ letters }))

export interface Posted { readonly id: string; readonly number?: string }
/** Says that the post has them. */
export const usePosting = () =>
  useDeedOf<readonly Posted[]>(KEY, () => '/api/letters/postings', (letters) => ({ letters }))

interface Returned { readonly id: string; readonly why: ReturnReason }
/** Says that the post brought one back. */
export const useReturning = () => useDeedOf<Returned>(KEY, ({ id }) => `/api/letters/${id}/return`, ({ why }) => ({ why }))
