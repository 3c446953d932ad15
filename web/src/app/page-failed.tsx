import { Link, useRouter } from '@tanstack/react-router'
import { CallError } from '../lib/call-error.ts'
import { useTitle } from '../desk/shell/use-title.ts'
import { say } from '../lib/language.ts'
import { ErrorState } from '../ui/error-state/error-state.tsx'
import { APP } from './app-texts.ts'

/** The boundary of every page: what went wrong in words, and the way back. A bug shows no stack to a clerk. */
export function PageFailed({ error }: { error: unknown }) {
  const router = useRouter()
  const told =
    error instanceof CallError
      ? error
      : new Error(say(APP.bug))
  return (
    <main className="mc-page">
      <h1>{say(APP.cannotOpen)}</h1>
      <ErrorState title={say(APP.cannotOpen)} error={told} onRetry={() => void router.invalidate()} />
    </main>
  )
}

export function NotFoundPage() {
  useTitle(say(APP.noSuchPage))
  return (
    <main className="mc-page">
      <h1>{say(APP.noSuchPage)}</h1>
      <p>
        {say(APP.mistyped)} <Link to="/danh-sach">{say(APP.toList)}</Link>
      </p>
    </main>
  )
}
