import type { CorrectionRequestLine } from '@motcua/contracts/correction-requests.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { AnswerCorrection } from './answer-correction.tsx'
import { useCorrectionRequests } from './correction-request-data.ts'
import { CORRECTION_REQUEST } from './correction-request-texts.ts'

/** What owners of papers ask the own unit to correct, due first, so that what is overdue stands above. */
export function CorrectionRequestsScreen() {
  useTitle(say(CORRECTION_REQUEST.title))
  const found = useCorrectionRequests()
  const [open, setOpen] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const close = () => {
    setOpen(undefined)
    heading.current?.focus()
  }
  return (
    <main className="mc-stack">
      <h1 ref={heading} tabIndex={-1}>{say(CORRECTION_REQUEST.title)}</h1>
      <p className="mc-quiet">{say(CORRECTION_REQUEST.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError && (
        <ErrorState title={say(CORRECTION_REQUEST.failed)} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.data && lines.length === 0 && (
        <EmptyState title={say(CORRECTION_REQUEST.empty)}><p>{say(CORRECTION_REQUEST.emptyHint)}</p></EmptyState>
      )}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(CORRECTION_REQUEST.paper)}</th><th scope="col">{say(CORRECTION_REQUEST.said)}</th>
            <th scope="col">{say(CORRECTION_REQUEST.due)}</th><th scope="col">{say(CORRECTION_REQUEST.deed)}</th>
          </tr></thead>
          <tbody>{lines.map((line) => (
            <Row key={line.id} line={line} isOpen={line.id === open} onOpen={() => setOpen(line.id)} />
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(CORRECTION_REQUEST.more)} />
      {lines.filter(({ id }) => id === open).map((line) => (
        <AnswerCorrection key={line.id} line={line} onClose={close} />
      ))}
    </main>
  )
}

function Row({ line, isOpen, onOpen }: { line: CorrectionRequestLine; isOpen: boolean; onOpen: () => void }) {
  const { dossier, dossierNumber, paper, number, ownerName, text, askedAt, dueAt, isOverdue } = line
  const what = `${line.typeName}, ${ownerName}`
  return (
    <tr>
      <td>
        <b>{line.typeName}</b>
        {number !== null && <div>{say(CORRECTION_REQUEST.number, { number })}</div>}
        <div className="mc-quiet"><bdi>{ownerName}</bdi></div>
        <div>
          {say(CORRECTION_REQUEST.dossier)}{' '}
          <Link to="/ho-so/$id" params={{ id: dossier }} className="mc-number">{dossierNumber}</Link>
        </div>
        <a
          href={`/api/papers/${paper}/file`} target="_blank" rel="noreferrer"
          aria-label={say(CORRECTION_REQUEST.lookOf, { what })}
        >{say(CORRECTION_REQUEST.look)}</a>
      </td>
      <td>
        <div className="mc-said"><bdi>{text}</bdi></div>
        <div className="mc-quiet">{say(CORRECTION_REQUEST.asked, { at: showShortMoment(askedAt) })}</div>
      </td>
      <td>
        {showMoment(dueAt)}
        {isOverdue && <div><b className="mc-late">⚠ {say(CORRECTION_REQUEST.overdue)}</b></div>}
      </td>
      <td>
        <Button
          variant="default" aria-expanded={isOpen} aria-label={say(CORRECTION_REQUEST.answerOf, { what })}
          onClick={onOpen}
        >{say(CORRECTION_REQUEST.answer)}</Button>
      </td>
    </tr>
  )
}

