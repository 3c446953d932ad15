import { useEffect, useRef, useSyncExternalStore } from 'react'
import { SignInForm } from '../desk/session/sign-in-form.tsx'
import { sessionQuery } from '../desk/session/read-session.ts'
import { say } from '../lib/language.ts'
import { announce } from '../ui/toast/toast-store.ts'
import { APP } from './app-texts.ts'
import { queryClient } from './query-client.ts'
import { deedWasCut, sessionHasEnded, setSessionEnded, watchSession } from './session-ended.ts'

/**
 * When the session ends under somebody's hands, asks for the password over the page instead of leaving it, so that a
 * half-filled form is still there afterwards.
 */
export function SessionGuard() {
  const hasEnded = useSyncExternalStore(watchSession, sessionHasEnded)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!hasEnded) return undefined
    const before = document.activeElement
    dialog.current?.showModal()
    // The name is filled in; a dialog would begin with it.
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [hasEnded])
  if (!hasEnded) return null

  const session = queryClient.getQueryData(sessionQuery.queryKey)
  const goOn = (id: string) => {
    const wasCut = deedWasCut()
    setSessionEnded(false)
    if (id === session?.id) {
      // Whatever was being looked up is looked up again by itself; a deed is not done unseen.
      void queryClient.invalidateQueries()
      announce(say(wasCut ? APP.deedAgain : APP.back))
    }
    if (id !== session?.id) location.reload() // the page was another person's
  }
  return (
    <dialog ref={dialog} aria-labelledby="het-phien" onCancel={(event) => event.preventDefault()}>
      <h2 id="het-phien">{say(APP.ended)}</h2>
      <p>{say(APP.endedHint)}</p>
      <SignInForm username={session?.username ?? ''} onSignedIn={({ id }) => goOn(id)} />
    </dialog>
  )
}
