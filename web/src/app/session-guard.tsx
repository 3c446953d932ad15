import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { forgetSheet } from '../desk/intake/sheet-place.ts'
import { SignInForm } from '../desk/session/sign-in-form.tsx'
import { sessionQuery } from '../desk/session/read-session.ts'
import { say } from '../lib/language.ts'
import { listenTabs } from '../lib/tabs.ts'
import { announce } from '../ui/toast/toast-store.ts'
import { APP } from './app-texts.ts'
import { hearTabs } from './hear-tabs.ts'
import { queryClient } from './query-client.ts'
import { deedWasCut, sessionLoss, setSessionLoss, watchSession } from './session-ended.ts'

/**
 * When the session ends under somebody's hands, or somebody else signs in beside the page, covers it whole and asks for
 * the password over it instead of leaving it: a half-filled form is still there afterwards, and nobody else reads it.
 */
export function SessionGuard() {
  const loss = useSyncExternalStore(watchSession, sessionLoss)
  const { basepath } = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => listenTabs((news) => {
    hearTabs(news, { toSignIn: () => leaveForSignIn(basepath) })
    if (news.kind === 'signed-in' && sessionLoss() === undefined) void queryClient.invalidateQueries()
  }), [basepath])
  useEffect(() => {
    if (!loss) return undefined
    const before = document.activeElement
    document.documentElement.dataset['sessionLoss'] = loss
    dialog.current?.showModal()
    // The name is filled in; a dialog would begin with it.
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      delete document.documentElement.dataset['sessionLoss']
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [loss])
  if (!loss) return null

  const session = queryClient.getQueryData(sessionQuery.queryKey)
  const goOn = (id: string) => {
    const wasCut = deedWasCut()
    setSessionLoss(undefined)
    if (id === session?.id) {
      // Whatever was being looked up is looked up again by itself; a deed is not done unseen.
      void queryClient.invalidateQueries()
      announce(say(wasCut ? APP.deedAgain : APP.back))
    }
    if (id !== session?.id) location.reload() // the page was another person's
  }
  const isAnother = loss === 'another'
  return (
    <dialog
      ref={dialog} className="mc-session-guard" aria-labelledby="het-phien" onCancel={(event) => event.preventDefault()}
    >
      <h2 id="het-phien">{say(isAnother ? APP.another : APP.ended)}</h2>
      {!isAnother && <p>{say(APP.endedHint)}</p>}
      {isAnother && <>
        <p>{say(APP.anotherHint, { name: session?.fullName ?? '' })}</p>
        <p><Button onClick={() => location.reload()}>{say(APP.loadAgain)}</Button></p>
        <p>{say(APP.anotherKept)}</p>
      </>}
      <SignInForm username={session?.username ?? ''} onSignedIn={({ id }) => goOn(id)} />
    </dialog>
  )
}

/** Covered first: a page that asks before it is left must not be read meanwhile. */
function leaveForSignIn(basepath: string): void {
  forgetSheet()
  setSessionLoss('ended')
  location.replace(`${basepath}/dang-nhap`)
}
