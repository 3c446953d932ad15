import { Button } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { FAILED } from './error-state-texts.ts'

/** What failed, in the server's sentence, and the way to try again; announced as soon as it stands there. */
export function ErrorState({ title, error, onRetry }: { title: string; error: Error; onRetry?: () => void }) {
  return (
    <div className="mc-error" role="alert">
      <p><b>{title}</b></p>
      <p>{error.message}</p>
      {onRetry && <Button variant="default" onClick={onRetry}>{say(FAILED.again)}</Button>}
    </div>
  )
}
