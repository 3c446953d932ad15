import type { ModelDetail, ModelEvaluation } from '@motcua/contracts/models.ts'
import { Link, useParams } from '@tanstack/react-router'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { dayText } from '../clearances/clearances-data.ts'
import { useTitle } from '../shell/use-title.ts'
import { useModel } from './model-data.ts'
import { ModelStep } from './model-step.tsx'
import { figureCells, pilotText } from './model-words.ts'
import { EVALUATION, MODEL, MODEL_STATE, MODEL_TASK } from './model-texts.ts'

/** A proposal: what it says, what was surveyed, what is done with it, and what its pilot brought. */
export function ModelScreen() {
  useTitle(say(MODEL.page))
  const { id } = useParams({ strict: false })
  const found = useModel(id ?? '')
  return (
    <main className="mc-stack">
      <p><Link to="/phuong-an">{say(MODEL.back)}</Link></p>
      {found.isPending && <SkeletonList rows={6} />}
      {found.isError
        && <ErrorState title={say(MODEL.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <>
          <h1>{found.data.title}</h1>
          <Facts {...found.data} />
          {found.data.may.length > 0 && <ModelStep key={found.data.state} model={found.data} />}
          <Evaluation evaluation={found.data.evaluation} />
          <Survey {...found.data} />
          <Deeds {...found.data} />
        </>
      )}
    </main>
  )
}

function Facts(model: ModelDetail) {
  const { proposerName, state, summary, sections, decisionNumber, decidedOn } = model
  const pilot = pilotText(model)
  return (
    <section className="mc-panel mc-stack">
      <dl>
        <dt>{say(MODEL.proposer)}</dt><dd>{proposerName}</dd>
        <dt>{say(MODEL.state)}</dt><dd>{say(MODEL_STATE[state])}</dd>
        {decisionNumber !== null && decidedOn !== null && <>
          <dt>{say(MODEL.decision)}</dt><dd>{say(MODEL.by, { number: decisionNumber, day: dayText(decidedOn) })}</dd>
        </>}
        {pilot !== '' && <><dt>{say(MODEL.pilot)}</dt><dd>{pilot}</dd></>}
        <dt>{say(MODEL.sections)}</dt><dd>{sections.map(({ name }) => name).join('; ')}</dd>
      </dl>
      <p className="mc-said">{summary}</p>
    </section>
  )
}

const MEASURES = ['wait', 'received', 'share', 'late', 'satisfaction'] as const

function Evaluation({ evaluation }: { readonly evaluation: ModelEvaluation | null }) {
  const columns = evaluation && [
    figureCells(evaluation.pilots.before), figureCells(evaluation.pilots.during), figureCells(evaluation.others.before),
    figureCells(evaluation.others.during),
  ]
  return (
    <section className="mc-stack" aria-labelledby="ket-qua">
      <h2 id="ket-qua">{say(EVALUATION.title)}</h2>
      {!evaluation && <p className="mc-quiet">{say(EVALUATION.none)}</p>}
      {evaluation && columns && (
        <>
          <p>{say(EVALUATION.what, {
            beforeFrom: dayText(evaluation.before.from), beforeUntil: dayText(evaluation.before.until),
            from: dayText(evaluation.during.from), until: dayText(evaluation.during.until),
            others: evaluation.others.sections,
          })}</p>
          <div className="mc-table-wrap"><table className="mc-table">
            <thead><tr>
              {(['measure', 'before', 'during', 'otherBefore', 'otherDuring'] as const).map((head) =>
                <th key={head} scope="col">{say(EVALUATION[head])}</th>)}
            </tr></thead>
            <tbody>{MEASURES.map((measure, nth) => (
              <tr key={measure}>
                <th scope="row">{say(EVALUATION[measure])}</th>
                {columns.map((cells, column) => <td key={String(column)} className="mc-number">{cells[nth]}</td>)}
              </tr>
            ))}</tbody>
          </table></div>
        </>
      )}
    </section>
  )
}

const TASKS = ['guide', 'receive', 'digitise', 'return'] as const

function Survey({ tasks }: ModelDetail) {
  const procedures = [...new Map(tasks.map((one) => [one.procedureId, one.procedureName]))]
  return (
    <section className="mc-stack">
      <h2>{say(MODEL.survey)}</h2>
      {tasks.length === 0 && <p className="mc-quiet">{say(MODEL.noSurvey)}</p>}
      {tasks.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(MODEL.procedure)}</th>
            {TASKS.map((task) => <th key={task} scope="col">{say(MODEL_TASK[task])}</th>)}
          </tr></thead>
          <tbody>{procedures.map(([id, name]) => (
            <tr key={id}>
              <td>{name}</td>
              {TASKS.map((task) => {
                const by = tasks.find((one) => one.procedureId === id && one.task === task)?.by
                return <td key={task}>{say(MODEL_TASK[by ?? 'nobody'])}</td>
              })}
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </section>
  )
}

function Deeds({ deeds }: ModelDetail) {
  return (
    <section>
      <h2>{say(MODEL.deeds)}</h2>
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          {(['state', 'at', 'who', 'note'] as const).map((head) => <th key={head} scope="col">{say(MODEL[head])}</th>)}
        </tr></thead>
        <tbody>{deeds.map(({ state, at, by, note }) => (
          <tr key={state}>
            <td>{say(MODEL_STATE[state])}</td><td>{showShortMoment(at)}</td><td>{by}</td><td>{note}</td>
          </tr>
        ))}</tbody>
      </table></div>
    </section>
  )
}
