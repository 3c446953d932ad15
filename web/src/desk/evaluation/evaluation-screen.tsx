import { useNavigate, useSearch } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { useTitle } from '../shell/use-title.ts'
import { ClosePeriods } from './close-periods.tsx'
import { type EvaluationSearch, evaluationSearch, useSheets, useUnits } from './evaluation-data.ts'
import { EVALUATION } from './evaluation-texts.ts'
import { OfficerSheets } from './officer-sheets.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { UnitTables } from './unit-evaluations.tsx'

/** One's own sheet, those of whom one heads, and the closing of periods: each for whom it is. */
export function EvaluationScreen() {
  useTitle(say(EVALUATION.title))
  const permissions = useSession()?.permissions ?? []
  const asked = evaluationSearch(useSearch({ strict: false }))
  return (
    <main className="mc-stack">
      <h1>{say(EVALUATION.title)}</h1>
      {permissions.includes('evaluation.read') && <Own asked={asked} />}
      {permissions.includes('evaluation.decide') && <Units asked={asked} />}
      {permissions.includes('evaluation.close') && <ClosePeriods />}
    </main>
  )
}

function Own({ asked }: { asked: EvaluationSearch }) {
  const found = useSheets(undefined, asked)
  const navigate = useNavigate()
  if (!found.data) return <Waiting found={found} />
  return (
    <>
      <PeriodChoice
        {...found.data} onChange={(period) => void navigate({ to: '/danh-gia', search: { period } })}
      />
      <section className="mc-stack">
        <h2>{say(EVALUATION.own)}</h2>
        <OfficerSheets found={found.data} />
      </section>
    </>
  )
}

function Units({ asked }: { asked: EvaluationSearch }) {
  const found = useUnits(asked)
  if (!found.data) return <Waiting found={found} />
  return (
    <section className="mc-stack">
      <h2>{say(EVALUATION.units)}</h2>
      <UnitTables found={found.data} />
    </section>
  )
}

function Waiting({ found: { error, refetch } }: { found: { readonly error: Error | null; refetch(): unknown } }) {
  return error ? <ErrorState title={say(EVALUATION.failed)} error={error} onRetry={() => void refetch()} />
    : <SkeletonList />
}
