import { useEffect, useRef, useSyncExternalStore } from 'react'
import { SignInForm } from '../desk/session/sign-in-form.tsx'
import { sessionQuery } from '../desk/session/read-session.ts'
import { say } from '../lib/language.ts'
import { APP } from './app-texts.ts'
import { queryClient } from './query-client.ts'
import { sessionHasEnded, setSessionEnded, watchSession } from './session-ended.ts'

/**
 * When the session ends under somebody's hands, asks for the password over the page instead of leaving it, so that a
 * half-filled form is still there afterwards.
 */
export function SessionGuard() {
  const hasEnded = useSyncExternalStore(watchSession, sessionHasEnded)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (hasEnded) dialog.current?.showModal()
  }, [hasEnded])
  if (!hasEnded) return null

  const session = queryClient.getQueryData(sessionQuery.queryKey)
  const goOn = (id: string) => {
    setSessionEnded(false)
    if (id === session?.id) void queryClient.invalidateQueries()
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
