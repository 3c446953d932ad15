import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { now } from '../../lib/clock.ts'
import { dayOf, showDay, showShortDay, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { labelOfChannel, labelOfState } from '../../lib/states.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useSession } from '../session/read-session.ts'
import { SectionField } from '../session/section-field.tsx'
import { type SectionChoice, useSection } from '../session/section.ts'
import { useTitle } from '../shell/use-title.ts'
import { useDossierList } from '../worklist/list-dossiers.ts'
import { REGISTER, REGISTER_COLUMN } from './register-texts.ts'

const isWhole = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day)
const HEADS = Object.values(REGISTER_COLUMN).map((head) => say(head))

/** The ledger of a section; whoever sits at several says first which one, since each keeps a book of its own. */
export function RegisterScreen() {
  useTitle(say(REGISTER.title))
  const { sections, section } = useSection()
  if (sections.length < 2 || section) return <Register section={section} />
  return (
    <main className="mc-stack">
      <h1>{say(REGISTER.title)}</h1>
      <p>{say(REGISTER.whichSection)}</p>
      <SectionField />
    </main>
  )
}

/** What was received here (Sổ theo dõi hồ sơ, mẫu của TT 01/2018/TT-VPCP), whole, ready to be printed. */
function Register({ section }: Pick<SectionChoice, 'section'>) {
  const session = useSession()
  const found = useDossierList('received-here', '', section?.id)
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = found
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage() // a printed book has no "see more"
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, isError])
  useShortcuts([{ keys: 'i', name: say(REGISTER.print), run: () => window.print() }])

  const [from, setFrom] = useState(() => dayOf(now()))
  const [until, setUntil] = useState(() => dayOf(now()))
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <div className="mc-row">
        <h1>{say(REGISTER.title)}</h1>
        <Button className="mc-no-print" onClick={() => window.print()} disabled={hasNextPage || lines.length === 0}>
          {say(REGISTER.print)}&nbsp;<kbd>I</kbd>
        </Button>
      </div>
      <p>
        <bdi>{section?.name ?? session?.grants[0]?.unitName}</bdi>, {showDay(now())}
      </p>
      <div className="mc-no-print">
        <SectionField />
      </div>
      <div className="mc-row mc-no-print">
        <DayField id="tu-ngay" label={say(REGISTER.fromDay)} value={from} onChange={(day = '') => setFrom(day)} />
        <DayField id="den-ngay" label={say(REGISTER.untilDay)} value={until} onChange={(day = '') => setUntil(day)} />
        {isWhole(from) && isWhole(until) && from <= until && (
          <a
            href={`/api/register.pdf?from=${from}&until=${until}${section ? `&section=${section.id}` : ''}`}
            target="_blank"
            rel="noopener"
          >
            {say(REGISTER.printPdf)}
          </a>
        )}
        <span className="mc-quiet">{say(REGISTER.atMost)}</span>
      </div>
      <p role="status" className="mc-no-print mc-quiet">
        {hasNextPage
          ? say(REGISTER.loading, { count: lines.length })
          : found.data && say(REGISTER.count, { count: lines.length })}
      </p>
      {found.isPending && <SkeletonList />}
      {isError && (
        <ErrorState title={say(REGISTER.failed)} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && lines.length === 0 && (
        <EmptyState title={say(REGISTER.empty)}>
          <p>{say(REGISTER.emptyHint)}</p>
        </EmptyState>
      )}
      {lines.length > 0 && (
        <div className="mc-register" role="region" aria-label={say(REGISTER.title)} tabIndex={0}>
          <table className="mc-book">
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, nth) => (
                <tr key={line.id}>
                  <td className="mc-right">{nth + 1}</td>
                  <td className="mc-number">{line.number}</td>
                  <td>{line.procedureName}</td>
                  <td><bdi>{line.applicantName}</bdi></td>
                  <td>{labelOfChannel(line.channel)}</td>
                  <td className="mc-number">{showShortMoment(line.submittedAt)}</td>
                  <td className="mc-number">{line.dueAt && showShortDay(line.dueAt)}</td>
                  <td>{labelOfState(line.state).text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  )
}
