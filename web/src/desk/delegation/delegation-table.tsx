import type { Delegation } from '@motcua/contracts/delegations.ts'
import type { ReactNode } from 'react'
import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { DELEGATION, DELEGATION_STATE } from './delegation-texts.ts'

const LOOKS = {
  coming: { tone: 'waiting', icon: '○' }, standing: { tone: 'calm', icon: '●' }, over: { tone: 'stopped', icon: '■' },
  revoked: { tone: 'stopped', icon: '✕' },
} as const

/** Delegations with their tasks, procedures and days; what may be done to each stands last. */
export function DelegationTable({ items, deedOf }: {
  readonly items: readonly Delegation[]; readonly deedOf?: (one: Delegation) => ReactNode
}) {
  return (
    <div className="mc-table-wrap"><table className="mc-table">
      <thead><tr>
        <th scope="col">{say(DELEGATION.decision)}</th><th scope="col">{say(DELEGATION.postUnit)}</th>
        <th scope="col">{say(DELEGATION.tasks)}</th><th scope="col">{say(DELEGATION.procedures)}</th>
        <th scope="col">{say(DELEGATION.days)}</th><th scope="col">{say(DELEGATION.state)}</th>
        {deedOf && <th scope="col">{say(DELEGATION.deed)}</th>}
      </tr></thead>
      <tbody>{items.map((one) => (
        <tr key={one.id}>
          <td><b>{one.decision}</b><br />{one.agencyName}</td>
          <td>{one.postName}</td>
          <td>{one.tasks.map(({ task, price }) => (
            <div key={task}>{say(DELEGATION[task])}: <span className="mc-number">{showMoney(price)}</span></div>
          ))}</td>
          <td>
            <details>
              <summary>{say(DELEGATION.procedureCount, { n: one.procedures.length })}</summary>
              <ul>{one.procedures.map(({ id, name }) => <li key={id}>{name}</li>)}</ul>
            </details>
          </td>
          <td className="mc-number">{showShortDay(one.validFrom)} – {showShortDay(one.validTo)}</td>
          <td>
            <StateChip {...LOOKS[one.state]} text={say(DELEGATION_STATE[one.state])} />
            {one.revokedWhy && <p className="mc-quiet">{one.revokedWhy}</p>}
          </td>
          {deedOf && <td>{deedOf(one)}</td>}
        </tr>
      ))}</tbody>
    </table></div>
  )
}
