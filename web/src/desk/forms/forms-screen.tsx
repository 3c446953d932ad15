import type { FormLine } from '@motcua/contracts/procedures.ts'
import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useForms } from './forms-data.ts'
import { FORMS } from './forms-texts.ts'

/** Every declaration in use today: prescribed by what, since when, official or not, and how much of it is a guess. */
export function FormsScreen() {
  useTitle(say(FORMS.title))
  const [isOnlyGuessed, setIsOnlyGuessed] = useState(false)
  const found = useForms()
  const lines = (found.data?.items ?? []).filter(({ guesses }) => !isOnlyGuessed || guesses > 0)
  return (
    <main className="mc-stack">
      <h1>{say(FORMS.title)}</h1>
      <p>{say(FORMS.intro)}</p>
      {found.isPending && <SkeletonList />}
      {found.isError
        && <ErrorState title={say(FORMS.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (found.data.items.length === 0 ? <EmptyState title={say(FORMS.empty)} /> : <>
        <p><b>{say(FORMS.share, {
          official: found.data.official, all: found.data.all,
          percent: found.data.all === 0 ? 0 : Math.round(found.data.official / found.data.all * 100),
        })}</b></p>
        <Checkbox label={say(FORMS.onlyGuessed)} checked={isOnlyGuessed}
          onChange={(event) => setIsOnlyGuessed(event.currentTarget.checked)} />
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(FORMS.colForm)}</th><th scope="col">{say(FORMS.colState)}</th>
            <th scope="col">{say(FORMS.colVersion)}</th><th scope="col">{say(FORMS.colSince)}</th>
            <th scope="col">{say(FORMS.colGuesses)}</th>
          </tr></thead>
          <tbody>{lines.map((line) => <tr key={line.id}>
            <td><Link to="/bieu-mau/$form" params={{ form: line.id }} lang="vi">{line.name}</Link></td>
            <td>{kindOf(line)}</td>
            <td lang="vi">{line.legal}</td>
            <td>{daysOf(line)}</td>
            <td>{say(FORMS.guessesOf, { guesses: line.guesses, fields: line.fields })}</td>
          </tr>)}</tbody>
        </table></div>
      </>)}
    </main>
  )
}

/** Official, or composed because no declaration is known. */
export function kindOf({ isOfficial }: Pick<FormLine, 'isOfficial'>): string {
  return say(isOfficial ? FORMS.official : FORMS.provisional)
}

/** The days on which it holds, in words. */
export function daysOf(
  { validFrom, validTo, isInForce }: Pick<FormLine, 'validFrom' | 'validTo' | 'isInForce'>,
): string {
  const [from, to] = [dayText(validFrom), validTo === null ? '' : dayText(validTo)]
  const days = to === '' ? say(FORMS.since, { from }) : say(FORMS.between, { from, to })
  return isInForce ? days : `${days} (${say(FORMS.notYet)})`
}

function dayText(day: string): string {
  return showShortDay(`${day}T00:00:00+07:00`)
}
