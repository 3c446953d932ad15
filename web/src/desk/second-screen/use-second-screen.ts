import { useDebouncedValue } from '@mantine/hooks'
import type { ScreenHeard, ScreenShowing } from '@motcua/contracts/citizen-screen.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../lib/call.ts'
import { type TypedSoFar, shownLines } from './shown-lines.ts'

/** Which screen stands at this counter: an id and nothing else, kept with the tab. */
const KEY = 'mc-second-screen'
/** Milliseconds after the last key. */
const PAUSE = 300
/** Milliseconds between two words to the server that it still stands; and while the citizen is asked. */
const [BEAT, ASKED] = [10_000, 1_500]

export interface SecondScreen {
  readonly screenId: string | undefined
  choose(id: string | undefined): void
  readonly hasLines: boolean
  readonly isAsked: boolean
  ask(): void
  readonly heard: ScreenHeard | undefined
  readonly error: Error | null
  /** For the deed that receives it: what the citizen confirmed, if it is what stands here. */
  readonly confirmed: { readonly confirmationId?: string }
}

/** One after the other, so that what was typed earlier never takes the place of what was typed later. */
let last: Promise<unknown> = Promise.resolve()
async function send(screenId: string, body: ScreenShowing): Promise<ScreenHeard> {
  const mine = last.then(() => call('POST', `/api/citizen-screens/${screenId}/showing`, { body }))
  last = mine.catch(() => undefined)
  return await mine as ScreenHeard
}

/** Shows the citizen what is typed on a sheet, while it is typed; wipes it when the sheet is left or empty. */
export function useSecondScreen(sheetId: string, soFar: TypedSoFar | undefined): SecondScreen {
  const lines = soFar ? shownLines(soFar) : []
  const applicantId = soFar?.draft.applicant?.id
  const [screenId, setScreenId] = useState(() => sessionStorage.getItem(KEY) ?? undefined)
  const [isAsked, setIsAsked] = useState(false)
  const now = JSON.stringify({ applicantId, lines })
  const [typed] = useDebouncedValue(now, PAUSE)
  const hasLines = lines.length > 0
  const shown = useQuery({
    queryKey: ['citizen-screen', screenId, sheetId, typed, isAsked], gcTime: 0, retry: false,
    enabled: screenId !== undefined && hasLines,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => isAsked && state.data?.answer === null ? ASKED : BEAT,
    queryFn: async () =>
      send(screenId ?? '', { sheetId, isAsked, ...JSON.parse(typed) as Pick<ScreenShowing, 'applicantId' | 'lines'> }),
  })
  useEffect(() => {
    if (screenId === undefined || !hasLines) return
    // A wipe that does not arrive is made up for by the server, which hears no more of the sheet.
    return () => void send(screenId, { sheetId, lines: [], isAsked: false }).catch(() => undefined)
  }, [screenId, sheetId, hasLines])
  const confirmation = typed === now && shown.data?.answer === 'right' ? shown.data.confirmation : null
  return {
    screenId, hasLines, isAsked, ask: () => setIsAsked(true), heard: hasLines ? shown.data : undefined,
    error: shown.error,
    choose(id) {
      if (id === undefined) sessionStorage.removeItem(KEY)
      else sessionStorage.setItem(KEY, id)
      setScreenId(id)
    },
    confirmed: confirmation === null ? {} : { confirmationId: confirmation },
  }
}
