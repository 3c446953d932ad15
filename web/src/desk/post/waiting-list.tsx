import { Link } from '@tanstack/react-router'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FoundTable } from '../shell/found-table.tsx'
import { useWaiting } from './post-data.ts'
import { POST } from './post-texts.ts'

/** Results whose applicants asked for the post, and for which nobody has ordered it. */
export function WaitingList() {
  const found = useWaiting(true)
  return (
    <section className="mc-stack" aria-labelledby="cho-dat">
      <h2 id="cho-dat">{say(POST.waiting)}</h2>
      <FoundTable
        found={found} keyOf={({ dossierId }) => dossierId}
        words={{
          failed: say(POST.failed), none: say(POST.noneWaiting), more: say(POST.more),
          heads: [say(POST.dossier), say(POST.applicant), say(POST.since), say(POST.deed)],
        }}
        row={({ dossierId, dossierNumber, name, since }) => <>
          <td className="mc-number">{dossierNumber}</td><td><bdi>{name}</bdi></td>
          <td className="mc-number">{showShortMoment(since)}</td>
          <td>
            <Link
              to="/buu-chinh/dat/$id" params={{ id: dossierId }}
              aria-label={say(POST.orderOne, { number: dossierNumber })}
            >{say(POST.order)}</Link>
          </td>
        </>}
      />
    </section>
  )
}
