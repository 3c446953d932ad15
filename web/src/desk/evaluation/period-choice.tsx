import { NativeSelect } from '@mantine/core'
import type { EvaluationPeriod } from '@motcua/contracts/evaluation.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { periodName } from './evaluation-data.ts'
import { EVALUATION } from './evaluation-texts.ts'

/** Which period is looked at, its days, and whether it is closed. */
export function PeriodChoice({ period, periods, countedAt, onChange }: {
  period: EvaluationPeriod; periods: readonly string[]; countedAt: string | null; onChange: (code: string) => void
}) {
  const { code, from, until, contestUntil, decideUntil, closedAt } = period
  const days = { from: showDay(from), until: showDay(until) }
  return (
    <>
      <div className="mc-row">
        <NativeSelect
          label={say(EVALUATION.period)} value={code} onChange={(event) => onChange(event.currentTarget.value)}
          data={periods.map((one) => ({ value: one, label: periodName(one) }))}
        />
      </div>
      <p className="mc-quiet">
        {closedAt === null
          ? say(EVALUATION.running, { ...days, contest: showDay(contestUntil), decide: showDay(decideUntil) })
          : say(EVALUATION.closed, { ...days, on: showDay(closedAt) })}
      </p>
      {closedAt === null && countedAt === null && <p className="mc-quiet">{say(EVALUATION.notCounted)}</p>}
    </>
  )
}
