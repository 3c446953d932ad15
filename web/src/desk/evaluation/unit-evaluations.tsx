import { Button } from '@mantine/core'
import type { UnitEvaluations } from '@motcua/contracts/evaluation.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { AnswerContest } from './answer-contest.tsx'
import { EVALUATION } from './evaluation-texts.ts'
import { JudgedFigure, WorkFigure } from './judged-figures.tsx'
import { inWords } from './step-table.tsx'

type Unit = UnitEvaluations['units'][number]

/** The units of a head: each with who worked there, and what these contest. */
export function UnitTables({ found: { units, contests, period } }: { found: UnitEvaluations }) {
  return (
    <>
      {units.length === 0 && <EmptyState title={say(EVALUATION.noUnits)}>{say(EVALUATION.noStepsHint)}</EmptyState>}
      {units.map((unit) => (
        <UnitTable key={unit.unitName} unit={unit} least={period.leastSteps} code={period.code} />
      ))}
      {contests.length > 0 && <Contests contests={contests} />}
    </>
  )
}

function UnitTable({ unit, least, code }: { unit: Unit; least: number; code: string }) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <caption lang="vi">{unit.unitName}</caption>
      <thead><tr>
        {(['officer', 'work', 'timeliness', 'returned', 'rank'] as const).map((head) =>
          <th key={head} scope="col">{say(EVALUATION[head])}</th>)}
      </tr></thead>
      <tbody>
        {unit.sheets.map(({ officerId, officerName, sheet, rank, ranked }) => (
          <tr key={officerId}>
            <td lang="vi">
              <Link to="/danh-gia/$id" params={{ id: officerId }} search={{ period: code }}>{officerName}</Link>
            </td>
            <td><WorkFigure sheet={sheet} /></td>
            <td><JudgedFigure judged={sheet.timeliness} least={least} /></td>
            <td><JudgedFigure judged={sheet.returned} least={least} /></td>
            <td>{rank === null ? '–' : say(EVALUATION.rankOf, { rank: String(rank), ranked: String(ranked) })}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say(EVALUATION.whole, { count: String(unit.officers) })}</th>
          <td><WorkFigure sheet={unit.sheet} /></td>
          <td><JudgedFigure judged={unit.sheet.timeliness} least={least} /></td>
          <td><JudgedFigure judged={unit.sheet.returned} least={least} /></td>
          <td>–</td>
        </tr>
      </tbody>
    </table></div>
  )
}

function Contests({ contests }: { contests: UnitEvaluations['contests'] }) {
  const [open, setOpen] = useState<string>()
  return (
    <section className="mc-stack">
      <h3>{say(EVALUATION.contests)}</h3>
      <ul className="mc-stack">
        {contests.map((one) => (
          <li key={one.id}>
            <span lang="vi">{one.officerName}, {one.unitName}</span> · {one.dossierNumber} · <span lang="vi">{one.stepName}</span>
            <div>{inWords(one)}</div>
            <div lang="vi">{say(EVALUATION.reason)}: {one.reason}</div>
            {one.mayDecide && open !== one.id && (
              <Button variant="default" onClick={() => setOpen(one.id)}>{say(EVALUATION.decide)}</Button>
            )}
            {one.mayDecide && open === one.id && <AnswerContest contest={one} onClose={() => setOpen(undefined)} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
