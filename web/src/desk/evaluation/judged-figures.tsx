import type { EvaluationJudged, EvaluationSheet } from '@motcua/contracts/evaluation.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { EVALUATION } from './evaluation-texts.ts'

/** `75,0%`. */
export function showShare(share: number | null): string {
  return share === null ? '–' : share.toLocaleString(LANGUAGE, { style: 'percent', maximumFractionDigits: 1 })
}

/** Hours with one decimal. */
export function showHours(hours: number): string {
  return hours.toLocaleString(LANGUAGE, { maximumFractionDigits: 1 })
}

/** A share with what it is made of, how sure it is, and what such cases usually give. */
export function JudgedFigure({ judged, least }: { judged: EvaluationJudged; least: number }) {
  const { numerator, denominator, share, low, high, expected, comparison } = judged
  if (share === null) return <span className="mc-quiet">{say(EVALUATION.none)}</span>
  return (
    <>
      {say(EVALUATION.share, {
        numerator: String(numerator), denominator: String(denominator), share: showShare(share), low: showShare(low),
        high: showShare(high),
      })}
      <div className="mc-quiet">
        {comparison === null ? say(EVALUATION.tooFew, { least: String(least) })
          : `${say(EVALUATION.expected, { share: showShare(expected) })}: ${say(EVALUATION[comparison])}`}
      </div>
    </>
  )
}

/** How much was done, in steps and in usual hours. */
export function WorkFigure({ sheet: { steps, usualHours, withoutHours } }: { sheet: EvaluationSheet }) {
  return (
    <>
      {say(EVALUATION.steps, { count: steps.toLocaleString(LANGUAGE), hours: showHours(usualHours) })}
      {withoutHours > 0 && (
        <div className="mc-quiet">{say(EVALUATION.withoutHours, { count: String(withoutHours) })}</div>
      )}
    </>
  )
}
