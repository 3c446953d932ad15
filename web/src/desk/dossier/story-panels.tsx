import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'

/** What was declared, by section; a guess of the data is marked as one. */
export function AnswersPanel({ answers }: { answers: DossierDetail['answers'] }) {
  const sections = [...new Set(answers.map(({ section }) => section))]
  return (
    <section className="mc-panel" aria-label="Nội dung kê khai">
      <h2>Nội dung kê khai</h2>
      {sections.length === 0 && <p className="mc-quiet">Chưa có nội dung kê khai nào được nhập vào máy.</p>}
      {sections.map((section) => (
        <div key={section}>
          <h3>{section}</h3>
          <dl className="mc-pairs">
            {answers
              .filter((answer) => answer.section === section)
              .map(({ label, text, isGuess }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    {text}
                    {isGuess && <span className="mc-quiet"> (ô chưa đối chiếu với mẫu)</span>}
                  </dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
    </section>
  )
}

export function StepsPanel({ steps }: { steps: DossierDetail['steps'] }) {
  return (
    <section className="mc-panel" aria-label="Quy trình">
      <h2>Quy trình</h2>
      <ol className="mc-line">
        {steps.map((step, nth) => (
          <li key={nth} aria-current={step.openedAt && !step.doneAt ? 'step' : undefined}>
            <span aria-hidden="true" className="mc-line-mark">
              {step.state === 'returned' ? '↩' : step.doneAt ? '✓' : step.openedAt ? '●' : '○'}
            </span>
            <div>
              <b>{step.name}</b> · {step.holderName ?? 'chưa ai nhận'}, {step.unitName}
              <div className="mc-quiet">
                {step.doneAt
                  ? `xong ${showShortMoment(step.doneAt)}`
                  : step.dueAt
                    ? `hạn ${showMoment(step.dueAt)}`
                    : step.openedAt
                      ? `từ ${showShortMoment(step.openedAt)}`
                      : 'chưa đến'}
              </div>
              {step.note && <div>“{step.note}”</div>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function HistoryPanel({ history }: { history: DossierDetail['history'] }) {
  return (
    <section className="mc-panel" aria-label="Lịch sử">
      <h2>Lịch sử</h2>
      <ol className="mc-history">
        {history.map((line, nth) => (
          <li key={nth}>
            <span className="mc-number mc-quiet">{showShortMoment(line.at)}</span> {line.text}
            {line.byName && (
              <span className="mc-quiet">
                {' '}
                · {line.byName}
                {line.unitName && `, ${line.unitName}`}
              </span>
            )}
            {line.details.map(({ label, text }) => (
              <div key={label} className="mc-detail">
                <span className="mc-quiet">{label}:</span> {text}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

/**
 * The papers that were made, and those that are made at each look: the control slip once accepted, the declaration if
 * there is one.
 */
export function SlipsPanel({
  dossier: { id, slips, receivedAt, answers },
}: {
  dossier: Pick<DossierDetail, 'id' | 'slips' | 'receivedAt' | 'answers'>
}) {
  const views = [
    ...(receivedAt ? [{ name: 'Phiếu kiểm soát', file: 'control-slip.pdf' }] : []),
    ...(answers.length > 0 ? [{ name: 'Tờ khai', file: 'declaration.pdf' }] : []),
  ]
  return (
    <section className="mc-panel" aria-label="Phiếu để in">
      <h2>Phiếu để in</h2>
      {slips.length + views.length === 0 && <p className="mc-quiet">Chưa có phiếu nào.</p>}
      <ul>
        {views.map(({ name, file }) => (
          <li key={file}>
            <a href={`/api/dossiers/${id}/${file}`} target="_blank" rel="noopener">
              {name}
            </a>
          </li>
        ))}
        {slips.map((slip) => (
          <li key={slip.id}>
            <a href={`/api/slips/${slip.id}.pdf`} target="_blank" rel="noopener">
              {slip.name}
            </a>{' '}
            <span className="mc-quiet">
              {[
                slip.form === 'result' ? null : `Mẫu ${slip.form}`, slip.number && `số ${slip.number}`,
                showShortMoment(slip.madeAt),
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
