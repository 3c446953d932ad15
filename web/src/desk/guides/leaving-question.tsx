import { useBlocker } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { beforeLeaving } from '../../lib/before-leaving.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { GUIDES } from './guides-texts.ts'

type Blocker =
  | { readonly status: 'idle' }
  | { readonly status: 'blocked'; readonly proceed: () => void; readonly reset: () => void }

/**
 * Holds whoever would leave with something typed and not saved: a link asks in the page, closing or loading it anew is
 * asked by the browser. Signing out is on purpose, and holds nobody.
 */
export function useLeaving(): { setUnsaved: (isUnsaved: boolean) => void; blocker: Blocker } {
  const isUnsaved = useRef(false) // read at the moment of leaving, which may come before the next render
  const setUnsaved = useCallback((is: boolean) => { isUnsaved.current = is }, [])
  useEffect(() => beforeLeaving(async () => setUnsaved(false)), [setUnsaved])
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsaved.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => isUnsaved.current, withResolver: true,
  })
  return { setUnsaved, blocker }
}

export function LeavingQuestion({ blocker }: { blocker: Blocker }) {
  if (blocker.status !== 'blocked') return null
  return (
    <ConfirmPanel title={say(GUIDES.leaveTitle)} confirmLabel={say(GUIDES.leave)} onConfirm={blocker.proceed}
      onCancel={blocker.reset}>
      <p>{say(GUIDES.leaveHint)}</p>
    </ConfirmPanel>
  )
}
