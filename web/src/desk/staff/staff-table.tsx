import type { StaffLine } from '@motcua/contracts/staff.ts'
import { Link } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { keeping } from '../worklist/sought.ts'
import { STAFF } from './staff-texts.ts'
import { daysOfRole, labelOfAccount } from './staff-words.ts'

/** A row is an account; its name is the way in. On a phone a row becomes a block. */
export function StaffTable({
  lines, search, isStale,
}: {
  lines: readonly StaffLine[]
  search: string
  isStale: boolean
}) {
  return (
    <table className="mc-table" aria-busy={isStale}>
      <caption className="mc-hidden">{say(STAFF.byUsername)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(STAFF.user)}</th>
          <th scope="col">{say(STAFF.workplace)}</th>
          <th scope="col">{say(STAFF.role)}</th>
          <th scope="col">{say(STAFF.account)}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>
              <Link to="/can-bo/$id" params={{ id: line.id }} state={keeping(search)}>
                {line.fullName}
              </Link>
              <div className="mc-quiet mc-number">{line.username}</div>
            </td>
            <td>
              {line.unitName}
              <div className="mc-quiet">{line.position}</div>
            </td>
            <td>
              {line.roles.map((role, nth) => (
                <div key={nth}>
                  {role.roleName}
                  <span className="mc-quiet">
                    , {role.unitName}
                    {(!role.isInForce || role.validTo !== null) && ` (${daysOfRole(role)})`}
                  </span>
                </div>
              ))}
              {line.roles.length === 0 && <span className="mc-quiet">{say(STAFF.noRole)}</span>}
            </td>
            <td>
              <StateChip {...labelOfAccount(line.state)} />
              {line.hasSecondFactor && <div className="mc-quiet">{say(STAFF.secondStep)}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
