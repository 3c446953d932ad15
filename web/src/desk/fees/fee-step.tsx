import type { FeeFacts, FeePreview } from '@motcua/contracts/fees.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { FeeQuestionFields } from './fee-questions.tsx'
import { FEES } from './fee-texts.ts'

interface FeeStepProps {
  preview: FeePreview
  facts: FeeFacts
  /** The declaration lists the papers that are copied: they are not asked for once more. */
  isListed: boolean
  onChange: (facts: FeeFacts) => void
}

/** What the person at the counter will pay, before anything is received. */
export function FeeStep({ preview: { questions, items, total, isWhole }, facts, isListed, onChange }: FeeStepProps) {
  return (
    <>
      {questions.papers && isListed && <p className="mc-quiet">{say(FEES.listed)}</p>}
      <FeeQuestionFields
        base="phi" questions={isListed ? { ...questions, papers: false } : questions} facts={facts} onChange={onChange}
      />
      <div role="status">
        {items.length === 0 && <p>{say(FEES.nothing)}</p>}
        <ul>
          {items.map(({ name, amount, why }) => (
            <li key={name}>
              <span lang="vi">{name}</span>: <b>{amount === null ? say(FEES.unknown) : showMoney(amount)}</b>
              <div className="mc-quiet" lang="vi">{why}</div>
            </li>
          ))}
        </ul>
        {items.length > 0 && (
          <p><b>{say(FEES.owed, { amount: showMoney(total) })}</b>{!isWhole && ` ${say(FEES.more)}`}</p>
        )}
      </div>
    </>
  )
}
