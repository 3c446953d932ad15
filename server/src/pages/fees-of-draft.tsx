import { papersOfDeclaration } from '@motcua/contracts/fees.ts'
import { formatDong } from '../kernel/money.ts'
import { type FeesOfDossier, type StatedFacts, feeQuestions, feesOfCase } from '../modules/dossiers/public.ts'
import type { ComputedFee } from '../modules/payments/public.ts'
import { FEE_FACTS } from './fee-facts-texts.ts'
import { tieAmounts } from './in-words.ts'
import { type Journey, rootOf } from './journey.ts'
import { placesOf } from './places-of.ts'

/** What is to be asked of a draft for its fees; nothing where a table says them, or each member of a bundle its own. */
export function questionsOfDraft({ visit: { rooms, today }, version: { content } }: Journey) {
  return content.bundle || content.tables?.fee !== undefined
    ? { numbers: [], papers: false, subjects: [] } : feeQuestions(rooms, content, today)
}

/** What was said of a draft for its fees; the papers to be copied stand in its declaration. */
export function factsOfDraft(
  { feeFacts, answers }: Pick<Journey['draft'], 'feeFacts' | 'answers'>,
): StatedFacts | undefined {
  const papers = papersOfDeclaration(answers)
  return papers ? { ...feeFacts, papers } : feeFacts ?? undefined
}

/**
 * What a draft would cost if it were accepted now, by the rules of its version and what was said of it; a subject that
 * must be shown by a paper counts as not known, and with `isShown` as seen. Undefined where a table says it, of a
 * bundle, and while nobody is competent.
 */
function feesOf(journey: Journey, isShown: boolean): readonly ComputedFee[] | undefined {
  const { visit: { rooms, directory }, version: { content }, draft } = journey
  const places = placesOf(journey)
  if (!places || content.bundle || content.tables?.fee !== undefined) return undefined
  const said = factsOfDraft(draft)
  const fees: readonly FeesOfDossier[] = feesOfCase(rooms.clock.now(), rooms, {
    content, directory, channel: 'online', receivesAtId: places.receivesAt.id, territoryId: places.territoryId,
    decided: [], stated: isShown ? said : undefined, claimed: said,
  })
  return fees.flatMap((one) => one.fees)
}

/** What the page shows as to be paid, to be held against what it is when it is sent; empty where nothing is shown. */
export function feeShown(journey: Journey): string {
  const fees = feesOf(journey, false)
  return fees ? fees.map(({ amount }) => amount === null ? '?' : String(amount)).join(' ') : ''
}

/** On the last page before it is sent: what it costs and why, with the way to the questions. */
export function FeesOfDraft({ journey }: { journey: Journey }) {
  const { visit: { say }, draft: { feeFacts } } = journey
  const fees = feesOf(journey, false)
  if (!fees || fees.length === 0) return null
  const { numbers, subjects } = questionsOfDraft(journey)
  const asks = numbers.length + subjects.length > 0
  const isUnknown = fees.some(({ amount }) => amount === null)
  const shown = isUnknown ? feesOf(journey, true) ?? [] : []
  return (
    <section>
      <h2 id="phi" tabIndex={-1}>{say(FEE_FACTS.fees)}</h2>
      <dl className="answers">{fees.map(({ name, amount, why }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {amount === null ? say(FEE_FACTS.unknown)
              : amount === 0 ? say(FEE_FACTS.free) : <strong>{tieAmounts(formatDong(amount))}</strong>}
            <span className="hint"><br />{tieAmounts(why)}</span>
          </dd>
        </div>
      ))}</dl>
      {sumOf(fees) > 0 && <p>
        {say(FEE_FACTS.together, { amount: tieAmounts(formatDong(sumOf(fees))) })}
        {isUnknown && ` ${say(FEE_FACTS.more)}`}
      </p>}
      {isUnknown && shown.every(({ amount }) => amount !== null) && <p className="note">
        {say(FEE_FACTS.ifShown, { amount: tieAmounts(formatDong(sumOf(shown))) })}
      </p>}
      {sumOf(fees) > 0 && <p className="hint">{say(FEE_FACTS.when)}</p>}
      {asks && <p className="alone"><a href={`${rootOf(journey)}/tinh-phi`}>
        {say(feeFacts ? FEE_FACTS.change : FEE_FACTS.ask)}
      </a></p>}
    </section>
  )
}

function sumOf(fees: readonly ComputedFee[]): number {
  return fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
}
