import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { AskWhole } from './ask-whole.tsx'
import { NUMBER, STORY } from './dossier-texts.ts'
import { PaperSignatures } from './paper-signatures.tsx'
import { PrintWhole } from './print-whole.tsx'
import { useShowDeclaration } from './show-number.ts'
import { sourceInWords } from './source-in-words.ts'

/** What was declared, by section; beside each value where it comes from, and a guess of the data is marked as one. */
export function AnswersPanel({ dossierId, answers }: { dossierId: string; answers: DossierDetail['answers'] }) {
  const showing = useShowDeclaration(dossierId)
  const whole = new Map(showing.data?.map(({ key, text }) => [key, text]))
  const sections = [...new Set(answers.map(({ section }) => section))]
  return (
    <section className="mc-panel" aria-label={say(STORY.declared)}>
      <h2>{say(STORY.declared)}</h2>
      {answers.some(({ isMasked }) => isMasked) && !showing.data && <AskWhole showing={showing} />}
      {showing.data && <p role="status" className="mc-hidden">{say(NUMBER.shownWhole)}</p>}
      {sections.length === 0 && <p className="mc-quiet">{say(STORY.nothingDeclared)}</p>}
      {sections.map((section) => (
        <div key={section}>
          <h3>{section}</h3>
          <dl className="mc-pairs">
            {answers
              .filter((answer) => answer.section === section)
              .map(({ key, label, text, isGuess, source, register }) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>
                    <bdi>{whole.get(key) ?? text}</bdi>{' '}
                    <span className="mc-source">
                      <span className="mc-hidden">{say(STORY.source)}: </span>
                      {[sourceInWords({ source, register }), isGuess && say(STORY.guess)].filter(Boolean).join(', ')}
                    </span>
                  </dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
    </section>
  )
}

type Step = DossierDetail['steps'][number]

function timeOfStep({ doneAt, dueAt, openedAt }: Step): string {
  if (doneAt) return say(STORY.stepDone, { at: showShortMoment(doneAt) })
  if (dueAt) return say(STORY.stepDue, { at: showMoment(dueAt) })
  return openedAt ? say(STORY.stepFrom, { at: showShortMoment(openedAt) }) : say(STORY.stepToCome)
}

export function StepsPanel({ steps }: { steps: DossierDetail['steps'] }) {
  return (
    <section className="mc-panel" aria-label={say(STORY.steps)}>
      <h2>{say(STORY.steps)}</h2>
      <ol className="mc-line">
        {steps.map((step, nth) => (
          <li key={nth} aria-current={step.openedAt && !step.doneAt ? 'step' : undefined}>
            <span aria-hidden="true" className="mc-line-mark">
              {step.state === 'returned' ? '↩' : step.doneAt ? '✓' : step.openedAt ? '●' : '○'}
            </span>
            <div>
              <b>{step.name}</b> · <span>{step.holderName ?? say(STORY.nobody)}</span>
              {step.doneForName && <span> ({say(STORY.onBehalfOf, { name: step.doneForName })})</span>}
              {step.givenBy && <span className="mc-quiet"> · {step.givenBy}</span>}, <span>{step.unitName}</span>
              <div className="mc-quiet">{timeOfStep(step)}</div>
              {step.papers && <div className="mc-quiet">{say(STORY.stepPapers, { papers: step.papers })}</div>}
              {step.legalBasis && <div className="mc-quiet">{say(STORY.stepBasis, { basis: step.legalBasis })}</div>}
              {step.note && <div className="mc-said">“<bdi>{step.note}</bdi>”</div>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function HistoryPanel({ history }: { history: DossierDetail['history'] }) {
  return (
    <section className="mc-panel" aria-label={say(STORY.history)}>
      <h2>{say(STORY.history)}</h2>
      <ol className="mc-history">
        {history.map((line, nth) => (
          <li key={nth}>
            <span className="mc-number mc-quiet">{showShortMoment(line.at)}</span> <bdi>{line.text}</bdi>
            {line.byName && (
              <span className="mc-quiet">
                {' '}
                · <bdi>{line.byName}</bdi>
                {line.onBehalfOfName && <> ({say(STORY.onBehalfOf, { name: line.onBehalfOfName })})</>}
                {line.unitName && <>, <span>{line.unitName}</span></>}
              </span>
            )}
            {line.details.map(({ label, text }) => (
              <div key={label} className="mc-detail">
                <span className="mc-quiet">{label}:</span> <bdi>{text}</bdi>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface SlipsPanelProps {
  dossier: Pick<DossierDetail, 'id' | 'number' | 'slips' | 'receivedAt' | 'answers'>
}

/**
 * The papers that were made, and those that are made at each look: the control slip once accepted, the declaration if
 * there is one. To be printed they open beside; they are ours, and no paper of the applicant.
 */
export function SlipsPanel({ dossier: { id, number, slips, receivedAt, answers } }: SlipsPanelProps) {
  const views = [
    ...(receivedAt ? [{ name: say(STORY.controlSlip), file: 'control-slip.pdf' }] : []),
    ...(answers.length > 0 ? [{ name: say(STORY.declaration), file: 'declaration.pdf' }] : []),
  ]
  return (
    <section className="mc-panel" aria-label={say(STORY.slips)}>
      <h2>{say(STORY.slips)}</h2>
      {slips.length + views.length === 0 && <p className="mc-quiet">{say(STORY.noSlips)}</p>}
      <ul>
        {views.map(({ name, file }) => (
          <li key={file}>
            <a href={`/api/dossiers/${id}/${file}`} target="_blank" rel="noopener">{name}</a>
            {file === 'declaration.pdf' && answers.some(({ isMasked }) => isMasked)
              && <PrintWhole dossierId={id} number={number} />}
          </li>
        ))}
        {slips.map((slip) => (
          <li key={slip.id}>
            <a href={`/api/slips/${slip.id}.pdf`} target="_blank" rel="noopener">{slip.name}</a>{' '}
            <span className="mc-quiet">
              {[
                OWN_FORMS.has(slip.form) ? null : say(STORY.formName, { form: slip.form }),
                slip.number && say(STORY.number, { number: slip.number }), showShortMoment(slip.madeAt),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
            {slip.isTakenBack && <> <span className="mc-quiet">{say(STORY.takenBack)}</span></>}
            <PaperSignatures signatures={slip.signatures} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Papers of our own, which no circular numbers. */
const OWN_FORMS: ReadonlySet<string> = new Set(['result', 'result-draft', 'opinion'])
