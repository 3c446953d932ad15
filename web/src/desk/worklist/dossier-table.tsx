import type { DossierLine } from '@motcua/contracts/dossiers.ts'
import { Link } from '@tanstack/react-router'
import { now } from '../../lib/clock.ts'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { LATE_BY_SUPPLEMENT, dueWordsOf } from '../../lib/due-words.ts'
import { labelOfChannel, labelOfState } from '../../lib/states.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import type { ListId } from './lists.ts'
import { keeping } from './sought.ts'

interface DossierTableProps {
  lines: readonly DossierLine[]
  list: ListId
  search: string
  /** The lines are of the search before; the new ones are on their way. */
  isStale: boolean
}

/** The full face of a list: a row is a dossier, its number the way in. On a phone a row becomes a block. */
export function DossierTable({ lines, list, search, isStale }: DossierTableProps) {
  return (
    <table className="mc-table" aria-busy={isStale}>
      <caption className="mc-hidden">Đến hạn trước đứng trước</caption>
      <thead>
        <tr>
          <th scope="col">Hồ sơ</th>
          <th scope="col">Người nộp</th>
          <th scope="col">Trạng thái</th>
          <th scope="col">Hạn</th>
          <th scope="col">Đang ở bước</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>
              <Link
                to="/ho-so/$id"
                params={{ id: line.id }}
                search={{ list }}
                state={keeping(search)}
                className="mc-number"
              >
                {line.number}
              </Link>
              <div>{line.procedureName}</div>
            </td>
            <td>
              {line.applicantName}
              <div className="mc-quiet">
                {labelOfChannel(line.channel)}, {showShortMoment(line.submittedAt)}
              </div>
            </td>
            <td>
              <StateChip {...labelOfState(line.state)} />
            </td>
            <td>
              <Due dueAt={line.dueAt} />
              {line.lateBySupplementAt && (
                <div>
                  <StateChip {...LATE_BY_SUPPLEMENT} />
                </div>
              )}
            </td>
            <td>
              {line.step && (
                <>
                  <div>{line.step.name}</div>
                  <div className="mc-quiet">
                    {line.step.holderName ?? 'chưa ai nhận'}, {line.step.unitName}
                  </div>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Due({ dueAt }: { dueAt: string | null }) {
  if (!dueAt) return <span className="mc-quiet">chưa hẹn</span>
  return <><StateChip {...dueWordsOf(dueAt, now())} /><div className="mc-quiet mc-number">{showMoment(dueAt)}</div></>
}
