import { DECIDED } from '@motcua/contracts/decided-texts.ts'
import { showDecided } from '@motcua/contracts/decided.ts'
import type { ProcedureVersion } from '../modules/catalogue/public.ts'
import type { DecidedByTable } from '../modules/dossiers/public.ts'
import { TABLES } from './decided-texts.ts'
import { showDate, tieAmounts } from './in-words.ts'
import { type Journey, checkJourney } from './journey.ts'
import type { Visit } from './visit.ts'

/**
 * What it costs, which papers it needs and how long it takes, by what was declared, with the table that says so. Before
 * the declaration is whole nothing is promised; a table that fails is said to, and never shown as nothing to pay.
 */
export function DecidedOfDraft({ journey }: { journey: Journey }) {
  const { visit, version, decided } = journey
  const { say } = visit
  if (!version.content.tables) return null
  // What is not answered yet may change it: a rule for all others would promise too much.
  if (checkJourney(journey).refusals.length > 0) return <p className="note">{say(TABLES.later)}</p>
  if (decided.ok) return <DecidedLines visit={visit} version={version} decided={decided.value} />
  return <p className="note">{say(TABLES.failed, { what: say(DECIDED[`${decided.refusal.subject}_what`]) })}</p>
}

/** The same of what stands already. */
export function DecidedLines({ visit: { say }, version: { content, validFrom }, decided }: {
  visit: Pick<Visit, 'say'>
  version: Pick<ProcedureVersion, 'content' | 'validFrom'>
  decided: readonly DecidedByTable[]
}) {
  const nameOfPaper = (id: string) => content.components.find((one) => one.id === id)?.name ?? id
  const shown = decided.map((one) => showDecided(say, one, { from: showDate(validFrom), nameOfPaper }))
  return shown.map(({ subject, title, lines, why }) => lines.length > 0 && (
    <section key={subject}>
      <h2 id={`bang-${subject}`}>{title}</h2>
      <ul>{lines.map((line) => <li key={line}>{tieAmounts(line)}</li>)}</ul>
      <p className="hint">{why}</p>
    </section>
  ))
}
