import type { InquiryLine } from '@motcua/contracts/inquiries.ts'
import { Link } from '@tanstack/react-router'
import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { PagedTable } from '../shell/paged-table.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useInquiries } from './inquiry-data.ts'
import { INQUIRY, INQUIRY_REMINDER, INQUIRY_STATE } from './inquiry-texts.ts'

/** What other agencies ask of the own units over the axis, due first: about what, by whom, until when, who has it. */
export function InquiriesScreen() {
  useTitle(say(INQUIRY.title))
  return (
    <main className="mc-stack">
      <nav><Link to="/y-kien">{say(INQUIRY.toOpinions)}</Link></nav>
      <h1>{say(INQUIRY.title)}</h1>
      <p className="mc-quiet">{say(INQUIRY.intro)}</p>
      <PagedTable
        found={useInquiries()}
        said={{ failed: say(INQUIRY.failed), empty: say(INQUIRY.empty), more: say(INQUIRY.more) }}
        heads={[say(INQUIRY.document), say(INQUIRY.from), say(INQUIRY.due), say(INQUIRY.state)]}
        cells={(line) => <Cells {...line} />}
      />
    </main>
  )
}

function Cells({
  id, documentId, subject, sender, senderName, dueOn, reminder, state, unitName, takenBy, isMine,
}: InquiryLine) {
  const who = isMine ? say(INQUIRY.mine) : takenBy === null ? null : say(INQUIRY.heldBy, { who: takenBy })
  return (
    <>
      <td><Link to="/hoi-y-kien/$id" params={{ id }}>{subject === '' ? documentId : subject}</Link><div>{documentId}</div></td>
      <td>{senderName ?? sender}<div className="mc-quiet">{say(INQUIRY.unit)}: {unitName}</div></td>
      <td>
        {dueOn === null ? say(INQUIRY.noDay) : showShortDay(dueOn)}
        {reminder && <div><b>{say(INQUIRY_REMINDER[reminder])}</b></div>}
      </td>
      <td><b>{who ?? say(INQUIRY_STATE[state])}</b></td>
    </>
  )
}
