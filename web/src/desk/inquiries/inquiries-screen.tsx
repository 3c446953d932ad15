import type { InquiryLine } from '@motcua/contracts/inquiries.ts'
import { Link } from '@tanstack/react-router'
import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useInquiries } from './inquiry-data.ts'
import { INQUIRY, INQUIRY_STATE } from './inquiry-texts.ts'

/** What other agencies ask of the own units over the axis, due first: about what, by whom, until when, who has it. */
export function InquiriesScreen() {
  useTitle(say(INQUIRY.title))
  const found = useInquiries()
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <main className="mc-stack">
      <nav><Link to="/y-kien">{say(INQUIRY.toOpinions)}</Link></nav>
      <h1>{say(INQUIRY.title)}</h1>
      <p className="mc-quiet">{say(INQUIRY.intro)}</p>
      {found.isPending && <SkeletonList rows={3} />}
      {found.isError
        && <ErrorState title={say(INQUIRY.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && lines.length === 0 && <EmptyState title={say(INQUIRY.empty)} />}
      {lines.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(INQUIRY.document)}</th><th scope="col">{say(INQUIRY.from)}</th>
            <th scope="col">{say(INQUIRY.due)}</th><th scope="col">{say(INQUIRY.state)}</th>
          </tr></thead>
          <tbody>{lines.map((line) => <Row key={line.id} {...line} />)}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(INQUIRY.more)} />
    </main>
  )
}

function Row({ id, documentId, subject, sender, senderName, dueOn, state, unitName, takenBy, isMine }: InquiryLine) {
  const who = isMine ? say(INQUIRY.mine) : takenBy === null ? null : say(INQUIRY.heldBy, { who: takenBy })
  return (
    <tr>
      <td><Link to="/hoi-y-kien/$id" params={{ id }}>{subject === '' ? documentId : subject}</Link><div>{documentId}</div></td>
      <td>{senderName ?? sender}<div className="mc-quiet">{say(INQUIRY.unit)}: {unitName}</div></td>
      <td>{dueOn === null ? say(INQUIRY.noDay) : showShortDay(dueOn)}</td>
      <td><b>{who ?? say(INQUIRY_STATE[state])}</b></td>
    </tr>
  )
}
