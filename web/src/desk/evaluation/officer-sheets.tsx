import type { EvaluationOfOfficer, OwnEvaluation } from '@motcua/contracts/evaluation.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { EVALUATION, EVALUATION_CORRECTION } from './evaluation-texts.ts'
import { JudgedFigure, WorkFigure, showShare } from './judged-figures.tsx'
import { StepTable } from './step-table.tsx'

/** The sheets of one officer, by the unit at which they worked, with each input. */
export function OfficerSheets({ found: { sheets, period } }: { found: OwnEvaluation }) {
  if (sheets.length === 0)
    return <EmptyState title={say(EVALUATION.noSteps)}>{say(EVALUATION.noStepsHint)}</EmptyState>
  return sheets.map((one) => <Sheet key={one.unitId} one={one} least={period.leastSteps} />)
}

function Sheet({ one, least }: { one: EvaluationOfOfficer; least: number }) {
  const { unitName, sheet, rank, ranked, satisfaction, steps, left, corrections } = one
  return (
    <section className="mc-panel mc-stack">
      <h3 lang="vi">{unitName}</h3>
      <dl className="mc-pairs">
        <dt>{say(EVALUATION.work)}</dt><dd><WorkFigure sheet={sheet} /></dd>
        <dt>{say(EVALUATION.timeliness)}</dt><dd><JudgedFigure judged={sheet.timeliness} least={least} /></dd>
        <dt>{say(EVALUATION.returned)}</dt><dd><JudgedFigure judged={sheet.returned} least={least} /></dd>
        {rank !== null && (
          <>
            <dt>{say(EVALUATION.rank)}</dt>
            <dd>{say(EVALUATION.rankOf, { rank: String(rank), ranked: String(ranked) })}</dd>
          </>
        )}
        {satisfaction !== null && (
          <>
            <dt>{say(EVALUATION.satisfaction)}</dt>
            <dd>{say(EVALUATION.surveys, {
              share: showShare(satisfaction.share), count: String(satisfaction.surveys),
            })}</dd>
          </>
        )}
      </dl>
      <StepTable steps={steps} />
      {left && <p className="mc-quiet">{say(EVALUATION.left)}</p>}
      {corrections.length > 0 && (
        <>
          <h4>{say(EVALUATION.corrections)}</h4>
          <ul>
            {corrections.map(({ dossierNumber, name, what }) => (
              <li key={`${dossierNumber} ${name} ${what}`}>
                {dossierNumber} · <span lang="vi">{name}</span>: {say(EVALUATION_CORRECTION[what])}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
