import { Link } from '@tanstack/react-router'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { useWaiting } from './post-data.ts'
import { POST } from './post-texts.ts'

/** Results whose applicants asked for the post, and for which nobody has ordered it. */
export function WaitingList() {
  const found = useWaiting(true)
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="mc-stack" aria-labelledby="cho-dat">
      <h2 id="cho-dat">{say(POST.waiting)}</h2>
      {found.isError
        && <ErrorState title={say(POST.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <p>{say(POST.noneWaiting)}</p>}
      {items.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(POST.dossier)}</th><th scope="col">{say(POST.applicant)}</th>
            <th scope="col">{say(POST.since)}</th><th scope="col">{say(POST.deed)}</th>
          </tr></thead>
          <tbody>{items.map(({ dossierId, dossierNumber, name, since }) => (
            <tr key={dossierId}>
              <td className="mc-number">{dossierNumber}</td><td><bdi>{name}</bdi></td>
              <td className="mc-number">{showShortMoment(since)}</td>
              <td>
                <Link
                  to="/buu-chinh/dat/$id" params={{ id: dossierId }}
                  aria-label={say(POST.orderOne, { number: dossierNumber })}
                >{say(POST.order)}</Link>
              </td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(POST.more)} />
    </section>
  )
}
