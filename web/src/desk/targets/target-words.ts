import type { NoTargetLine, ShownTarget, TargetLine, TargetTrajectory } from '@motcua/contracts/targets.ts'
import { LANGUAGE, say } from '../../lib/language.ts'
import { percent } from '../figures/percent.ts'
import { TARGETS } from './target-texts.ts'

/** A number of a target: of a hundred, or with the words of its unit. */
function amount(unit: string, value: number): string {
  const number = value.toLocaleString(LANGUAGE)
  switch (unit) {
    case 'percent': return percent(value / 100)
    case 'minutes': return say(TARGETS.minutes, { value: number })
    case 'dossiers per person-year': return say(TARGETS.aPersonYear, { value: number })
    default: return `${number} ${unit}`
  }
}

/** The line of a year, and what is to be known of it: derived, another reading, kept from an earlier year. */
export function lineWords(
  { unit, line, noLine }: Pick<ShownTarget, 'unit' | 'line' | 'noLine'>,
): { readonly line: string; readonly notes: readonly string[] } {
  if (!line) return { line: noLine ? whyNone(noLine) : say(TARGETS.notSet), notes: [] }
  const { comparison, value, origin, other, isKept, ofYear } = line
  return {
    line: say(comparison === '>=' ? TARGETS.atLeast : TARGETS.atMost, { value: amount(unit, value) }),
    notes: [
      ...origin === 'derived' ? [say(TARGETS.derived)] : [],
      ...other ? [say(other.origin === 'derived' ? TARGETS.otherDerived : TARGETS.other, { value: amount(unit, other.value) })] : [],
      ...isKept ? [say(TARGETS.kept, { year: ofYear })] : [],
    ],
  }
}

function whyNone({ why, from }: NoTargetLine): string {
  switch (why) {
    case 'exempt': return say(TARGETS.exempt)
    case 'no-number': return say(TARGETS.noNumber)
    case 'none-of-place': return say(TARGETS.noneOfPlace)
    case 'place-unknown': return say(TARGETS.placeUnknown)
    case 'not-yet': return from === null ? say(TARGETS.notSet) : say(TARGETS.notYet, { year: from })
  }
}

/** Where a share stands, with the mark that says whether the line is kept. */
export function reachedWords({ share, soFar, isMet }: TargetTrajectory): string {
  if (share === null) return say(TARGETS.noneCounted)
  const counted = say(TARGETS.counts, {
    share: percent(share / 100), numerator: soFar.numerator, denominator: soFar.denominator,
  })
  return isMet === null ? counted : `${counted} ${say(isMet ? TARGETS.met : TARGETS.missed)}`
}

/** Where its pace leads. */
export function forecastWords({ share, expected, forecast }: TargetTrajectory): string {
  if (expected === 0) return say(TARGETS.over)
  if (!forecast) return share === null ? '' : say(TARGETS.tooLittle)
  const [at, low, high] = [forecast.share, forecast.low, forecast.high].map((one) => percent(one / 100))
  return say(TARGETS.interval, { share: at ?? '', low: low ?? '', high: high ?? '' })
}

/** What the rest of the year must bring; nothing where there is no line, or too little is known. */
export function demandWords({ demand, expected }: TargetTrajectory, line: TargetLine | null): string {
  if (!demand || expected === 0) return ''
  const { reach, aWeek, change } = demand
  if (reach === 'held') return say(TARGETS.held)
  if (reach === 'out-of-reach' || aWeek === null || change === null) return say(TARGETS.outOfReach)
  if (change === 0) return say(TARGETS.enough, { week: aWeek })
  return say(line?.comparison === '<=' ? TARGETS.fewer : TARGETS.more, { change, week: aWeek })
}
