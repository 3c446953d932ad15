import type { Owed } from '@motcua/contracts/cash.ts'
import { Button, Checkbox } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import type { Basket } from './basket.ts'
import { CASH } from './cash-texts.ts'

interface BasketListProps {
  readonly basket: Basket
  readonly onToggle: (charge: string) => void
  readonly onRemove: (number: string) => void
}

const NOT_OWED = { unknown: CASH.notKnown, paid: CASH.paid, waived: CASH.waived, cancelled: CASH.cancelled } as const

/** The dossiers that are paid together, with each charge; what is not owed stands there and says why. */
export function BasketList({ basket, onToggle, onRemove }: BasketListProps) {
  return basket.dossiers.map((dossier) => (
    <section key={dossier.number} className="mc-basket" aria-label={dossier.number}>
      <div className="mc-row">
        <h2 className="mc-number">{dossier.number}</h2>
        <Button
          size="compact-sm" variant="default" aria-label={say(CASH.remove, { number: dossier.number })}
          onClick={() => onRemove(dossier.number)}
        >{say(CASH.removeShort)}</Button>
      </div>
      <p><b><bdi>{dossier.applicantName}</bdi></b>, {dossier.procedureName}</p>
      <ul>{dossier.charges.map((charge) => (
        <li key={charge.id}>
          <Line charge={charge} isIn={!basket.leftOut.has(charge.id)} onToggle={() => onToggle(charge.id)} />
        </li>
      ))}</ul>
    </section>
  ))
}

function Line({ charge, isIn, onToggle }: {
  readonly charge: Owed['charges'][number]; readonly isIn: boolean; readonly onToggle: () => void
}) {
  const { name, why, state, amount } = charge
  if (state !== 'owed') {
    return <><span>{name}</span> <span className="mc-quiet">{say(NOT_OWED[state])}</span></>
  }
  return (
    <>
      <Checkbox label={name} description={why} checked={isIn} onChange={onToggle} />
      <b className="mc-number">{showMoney(amount ?? 0)}</b>
    </>
  )
}
