import type { CashDesk } from '@motcua/contracts/cash.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { readMoney } from '../../lib/money.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { useSection } from '../session/section.ts'
import { AmountField } from './amount-field.tsx'
import { useOpeningTill } from './cash-data.ts'
import { CASH, TILL } from './cash-texts.ts'
import { UnusualSum } from './unusual-sum.tsx'

/** Counts the drawer and opens a till. */
export function OpenTill({ places }: Pick<CashDesk, 'places'>) {
  const { section } = useSection()
  const [chosen, setChosen] = useState<string>()
  const [typed, setTyped] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const opening = useOpeningTill()
  const place = places.find(({ unitId }) => unitId === (chosen ?? section?.id)) ?? places[0]
  const start = readMoney(typed)
  const isFaulty = hasTried && start === undefined
  useFaultyTitle(isFaulty)
  if (!place) return <EmptyState title={say(CASH.none)} />
  const open = (isConfirmed = false) => {
    setHasTried(true)
    if (start !== undefined && !opening.isPending)
      opening.mutate({ unitId: place.unitId, start, ...isConfirmed && { isConfirmed } })
  }
  return (
    <form className="mc-shift" noValidate aria-label={say(TILL.openTitle)} onSubmit={(event) => {
      event.preventDefault()
      open()
    }}>
      <h2>{say(TILL.openTitle)}</h2>
      <p className="mc-quiet">{say(TILL.openHint)}</p>
      <UnusualSum pressed={opening} sum={start} onMeant={() => open(true)} />
      {places.length > 1
        ? (
          <NativeSelect
            label={say(TILL.section)} value={place.unitId} onChange={(event) => setChosen(event.currentTarget.value)}
            data={places.map(({ unitId, unitName }) => ({ value: unitId, label: unitName }))}
          />
        )
        : <p><b><bdi>{place.unitName}</bdi></b></p>}
      <AmountField
        label={say(TILL.start)} value={typed} isRequired pressed={opening} onChange={setTyped}
        error={isFaulty ? say(TILL.wrong) : undefined}
      />
      <div><Button type="submit" loading={opening.isPending}>{say(TILL.open)}</Button></div>
    </form>
  )
}
