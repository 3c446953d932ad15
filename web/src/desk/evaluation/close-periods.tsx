import { Button } from '@mantine/core'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { periodName, useClosePeriod, usePeriods } from './evaluation-data.ts'
import { EVALUATION } from './evaluation-texts.ts'

/** The periods of the province, and the closing of one whose days are over. */
export function ClosePeriods() {
  const found = usePeriods()
  const closing = useClosePeriod(() => announce(say(EVALUATION.closedNow)))
  if (found.error)
    return <ErrorState title={say(EVALUATION.failed)} error={found.error} onRetry={() => void found.refetch()} />
  return (
    <section className="mc-stack">
      <h2>{say(EVALUATION.closing)}</h2>
      <p className="mc-quiet">{say(EVALUATION.closeHint)}</p>
      <FormRefusal error={closing.error} />
      <ul className="mc-stack">
        {found.data?.items.map(({ code, closedAt, decideUntil, mayClose }) => (
          <li key={code}>
            {periodName(code)}: {closedAt === null ? say(EVALUATION.isOpen, { day: showDay(decideUntil) })
              : `${say(EVALUATION.isClosed)} ${showDay(closedAt)}`}
            {mayClose && (
              <div>
                <Button
                  loading={closing.isPending}
                  onClick={() => closing.mutate({ path: '/closings', body: { period: code } })}
                >{say(EVALUATION.close, { period: periodName(code) })}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
