import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { evaluationSearch, useSheets } from './evaluation-data.ts'
import { EVALUATION } from './evaluation-texts.ts'
import { OfficerSheets } from './officer-sheets.tsx'
import { PeriodChoice } from './period-choice.tsx'

/** The sheets of somebody whom one heads, with each input. */
export function OfficerScreen() {
  const { id } = useParams({ from: '/desk/danh-gia/$id' })
  const asked = evaluationSearch(useSearch({ strict: false }))
  const found = useSheets(id, asked)
  const navigate = useNavigate()
  const title = found.data ? say(EVALUATION.of, { name: found.data.officerName }) : say(EVALUATION.one)
  useTitle(title)
  if (!found.data) return <WaitingScreen title={title} failed={say(EVALUATION.failed)} found={found} />
  return (
    <main className="mc-stack">
      <nav><Link to="/danh-gia" search={asked}>{say(EVALUATION.back)}</Link></nav>
      <h1 lang="vi">{title}</h1>
      <PeriodChoice
        {...found.data}
        onChange={(period) => void navigate({ to: '/danh-gia/$id', params: { id }, search: { period } })}
      />
      <OfficerSheets found={found.data} />
    </main>
  )
}
