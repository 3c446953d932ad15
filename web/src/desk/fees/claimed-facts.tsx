import { Checkbox } from '@mantine/core'
import type { DossierFees, FeeFacts } from '@motcua/contracts/fees.ts'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FeeQuestionFields } from './fee-questions.tsx'
import { FEES } from './fee-texts.ts'
import { useDossierFees } from './fees-data.ts'

interface ClaimedFactsProps {
  dossierId: string
  /** What was checked; undefined until the clerk says so: then nothing is taken from what the applicant said. */
  onConfirm: (facts: FeeFacts | undefined) => void
}

/** What the fees of a dossier that came online hang on, as its applicant said, to be confirmed where it is accepted. */
export function ClaimedFacts({ dossierId, onConfirm }: ClaimedFactsProps) {
  const found = useDossierFees(dossierId)
  if (found.isPending) return null
  if (found.isError)
    return <ErrorState title={say(FEES.failed)} error={found.error} onRetry={() => void found.refetch()} />
  const { questions } = found.data
  return questions.papers || questions.numbers.length + questions.subjects.length > 0
    ? <ConfirmFacts {...found.data} onConfirm={onConfirm} /> : null
}

function ConfirmFacts(
  { questions, facts, onConfirm }: Pick<DossierFees, 'questions' | 'facts'> & Pick<ClaimedFactsProps, 'onConfirm'>,
) {
  const [said, setSaid] = useState<FeeFacts>(facts ?? {})
  const [isConfirmed, setConfirmed] = useState(false)
  const tell = (next: FeeFacts, isChecked: boolean) => {
    setSaid(next)
    setConfirmed(isChecked)
    onConfirm(isChecked ? next : undefined)
  }
  return (
    <section className="mc-stack" aria-label={say(FEES.claimed)}>
      <h3>{say(FEES.claimed)}</h3>
      <p className="mc-quiet">{say(facts ? FEES.claimedHint : FEES.notClaimed)}</p>
      <FeeQuestionFields base="phi-khai" questions={questions} facts={said} onChange={(next) => tell(next, isConfirmed)} />
      <Checkbox
        label={say(FEES.confirm)} checked={isConfirmed} onChange={(event) => tell(said, event.currentTarget.checked)}
      />
    </section>
  )
}
