import type { OpenSettlements } from '@motcua/contracts/settlements.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { readMoney, showMoney } from '../../lib/money.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useProposing } from './settlement-data.ts'
import { SETTLEMENT } from './settlement-texts.ts'

/** What is open between an agency and a unit of the post, and the figures of one's own books beside it. */
export function ProposeForm({ open }: { readonly open: OpenSettlements['items'][number] }) {
  const { agencyId, agencyName, postUnitId, postName, months } = open
  const proposing = useProposing()
  const [chosen, setChosen] = useState('')
  const [typedPrices, setPrices] = useState<string>()
  const [typedCod, setCod] = useState<string>()
  const [why, setWhy] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const month = months.find(({ until }) => until === chosen) ?? months[0]
  const prices = readMoney(typedPrices ?? String(month?.prices ?? 0))
  const cod = readMoney(typedCod ?? String(month?.cod ?? 0))
  const differs = prices !== month?.prices || cod !== month?.cod
  const fault = (field: 'statedPrices' | 'statedCod', isMissing: boolean) =>
    (hasTried && isMissing ? say(SETTLEMENT.needMoney) : undefined) ?? faultAt(proposing.error, `/${field}`)
  const whyFault = (hasTried && differs && !why.trim() ? say(SETTLEMENT.needWhy) : undefined)
    ?? faultAt(proposing.error, '/why')
  const faults = [fault('statedPrices', prices === undefined), fault('statedCod', cod === undefined), whyFault]
  useFaultyTitle(faults.some((one) => one !== undefined))
  if (!month) return null
  const title = say(SETTLEMENT.between, { agency: agencyName, post: postName })
  const headingId = `chua-${agencyId}-${postUnitId}`
  const submit = () => {
    setHasTried(true)
    if (prices === undefined || cod === undefined || differs && !why.trim() || proposing.isPending) return
    proposing.mutate({
      agencyId, postUnitId, until: month.until, statedPrices: prices, statedCod: cod, why: why.trim() || null,
    }, { onSuccess: () => announce(say(SETTLEMENT.proposed)) })
  }
  return (
    <form className="mc-stack" noValidate aria-labelledby={headingId} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <h3 id={headingId}>{title}</h3>
      <FormRefusal error={proposing.error} />
      <NativeSelect
        label={say(SETTLEMENT.month)} description={say(SETTLEMENT.monthHint)} value={month.until}
        data={months.map(({ until }) => ({ value: until, label: showDay(until) }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(SETTLEMENT.what)}</th><th scope="col">{say(SETTLEMENT.price)}</th>
          <th scope="col">{say(SETTLEMENT.count)}</th>
          <th scope="col">{say(SETTLEMENT.amount)}</th>
        </tr></thead>
        <tbody>{month.lines.map(({ what, price, count, amount }) => (
          <tr key={`${what} ${String(price)}`}>
            <td>{say(SETTLEMENT[what])}</td>
            <td className="mc-number">{price === null ? '' : showMoney(price)}</td><td className="mc-number">{count}</td>
            <td className="mc-number">{showMoney(amount)}</td>
          </tr>
        ))}</tbody>
      </table></div>
      <p>
        {say(SETTLEMENT.prices)}: <b className="mc-number">{showMoney(month.prices)}</b>.{' '}
        {say(SETTLEMENT.money)}: <b className="mc-number">{showMoney(month.cod)}</b>.
      </p>
      <TextInput
        label={say(SETTLEMENT.statedPrices)} withAsterisk inputMode="numeric" maxLength={20} error={faults[0]}
        value={typedPrices ?? String(month.prices)} onChange={(event) => setPrices(event.currentTarget.value)}
      />
      <TextInput
        label={say(SETTLEMENT.statedCod)} withAsterisk inputMode="numeric" maxLength={20} error={faults[1]}
        value={typedCod ?? String(month.cod)} onChange={(event) => setCod(event.currentTarget.value)}
      />
      <TextInput
        label={say(SETTLEMENT.why)} description={say(SETTLEMENT.whyHint)} maxLength={500} error={whyFault} value={why}
        withAsterisk={differs} onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <div><Button type="submit" loading={proposing.isPending}>{say(SETTLEMENT.propose)}</Button></div>
    </form>
  )
}
