import type { CashBook } from '@motcua/contracts/cash.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { BOOKLET } from './book-texts.ts'
import { useCashDeed } from './cash-data.ts'

/** Of the choice that nobody holds it. */
const PROGRAM = 'program'
const EMPTY = { form: '', symbol: '', first: '', last: '', holderId: '' }

/** Opens a booklet and gives it to whoever takes money. */
export function NewBooklet({ unitId, staff }: Pick<CashBook['places'][number], 'unitId' | 'staff'>) {
  const [typed, setTyped] = useState(EMPTY)
  const [hasTried, setHasTried] = useState(false)
  const opening = useCashDeed()
  const change = (field: keyof typeof EMPTY, value: string) => setTyped((before) => ({ ...before, [field]: value }))
  const [first, last] = [numberOf(typed.first), numberOf(typed.last)]
  const faults = {
    form: typed.form.trim() === '' ? say(BOOKLET.needText) : undefined,
    symbol: typed.symbol.trim() === '' ? say(BOOKLET.needText) : undefined,
    first: first === undefined ? say(BOOKLET.needNumber) : undefined,
    last: last === undefined ? say(BOOKLET.needNumber) : undefined,
    holderId: typed.holderId === '' ? say(BOOKLET.needHolder) : undefined,
  }
  useFaultyTitle(hasTried && Object.values(faults).some((fault) => fault !== undefined))
  const faultOf = (field: keyof typeof EMPTY) =>
    (hasTried ? faults[field] : undefined) ?? faultAt(opening.error, `/${field}`)
  const field = (name: 'form' | 'symbol' | 'first' | 'last', label: string) => (
    <TextInput
      label={label} withAsterisk maxLength={20} autoComplete="off" value={typed[name]} error={faultOf(name)}
      inputMode={name === 'first' || name === 'last' ? 'numeric' : 'text'}
      onChange={(event) => change(name, event.currentTarget.value)}
    />
  )
  return (
    <form className="mc-shift" noValidate aria-label={say(BOOKLET.newTitle)} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      if (first === undefined || last === undefined || opening.isPending) return
      if (Object.values(faults).some((fault) => fault !== undefined)) return
      const [form, symbol] = [typed.form.trim(), typed.symbol.trim()]
      const holderId = typed.holderId === PROGRAM ? null : typed.holderId
      opening.mutate({ path: 'booklets', body: { unitId, form, symbol, first, last, holderId } }, {
        onSuccess: () => {
          announce(say(BOOKLET.opened, { symbol }))
          setTyped({ ...EMPTY, form, symbol })
          setHasTried(false)
        },
      })
    }}>
      <h3>{say(BOOKLET.newTitle)}</h3>
      <FormRefusal error={opening.error} />
      <div className="mc-row">
        {field('form', say(BOOKLET.form))}
        {field('symbol', say(BOOKLET.symbolField))}
        {field('first', say(BOOKLET.first))}
        {field('last', say(BOOKLET.last))}
      </div>
      <NativeSelect
        label={say(BOOKLET.holder)} withAsterisk value={typed.holderId} error={faultOf('holderId')}
        onChange={(event) => change('holderId', event.currentTarget.value)}
        data={[
          { value: '', label: say(BOOKLET.choose) }, ...staff.map(({ id, name }) => ({ value: id, label: name })),
          { value: PROGRAM, label: say(BOOKLET.program) },
        ]}
      />
      <div><Button type="submit" loading={opening.isPending}>{say(BOOKLET.open)}</Button></div>
    </form>
  )
}

function numberOf(typed: string): number | undefined {
  return /^\d{1,7}$/.test(typed.trim()) && Number(typed) > 0 ? Number(typed) : undefined
}
