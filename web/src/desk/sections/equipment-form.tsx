import type { EquipmentItem, EquipmentLine } from '@motcua/contracts/equipment.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useKeepingEquipment } from './equipment-data.ts'
import { EQUIPMENT, ITEM_STATE } from './equipment-texts.ts'

/** Puts a thing on the list of the section. */
export function NewItem({ sectionId, lines, on }: {
  readonly sectionId: string; readonly lines: readonly EquipmentLine[]; readonly on: string
}) {
  const [kind, setKind] = useState(lines[0]?.code ?? '')
  const [label, setLabel] = useState('')
  const [since, setSince] = useState(on)
  const [hasTried, setHasTried] = useState(false)
  const sending = useKeepingEquipment(() => {
    announce(say(EQUIPMENT.saved))
    setLabel('')
    setHasTried(false)
  })
  const faults = {
    label: label.trim() ? undefined : say(EQUIPMENT.needLabel),
    since: isDay(since) ? undefined : say(EQUIPMENT.needDay),
  }
  const told = (place: keyof typeof faults) => (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, `/${place}`)
  const isFaulty = hasTried && (faults.label ?? faults.since) !== undefined
  useFaultyTitle(isFaulty)
  return (
    <form className="mc-inset" noValidate aria-label={say(EQUIPMENT.add)} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      sending.reset()
      if (faults.label ?? faults.since) return
      sending.mutate({ path: '/api/equipment', body: { sectionId, kind, label: label.trim(), since } })
    }}>
      <h3>{say(EQUIPMENT.add)}</h3>
      <FormRefusal error={sending.error} />
      <div className="mc-fields">
        <NativeSelect
          label={say(EQUIPMENT.kind)} value={kind} onChange={(event) => setKind(event.currentTarget.value)}
          data={lines.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextInput
          label={say(EQUIPMENT.label)} withAsterisk maxLength={80} value={label} error={told('label')}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <DayField
          id="thiet-bi-tu" label={say(EQUIPMENT.since)} isRequired value={since} error={told('since')}
          onChange={(text) => setSince(text ?? '')}
        />
      </div>
      <div><Button type="submit" loading={sending.isPending}>{say(EQUIPMENT.add)}</Button></div>
    </form>
  )
}

const STATES = ['works', 'broken', 'on-loan', 'written-off'] as const

/** Says how a thing stands from a day on. */
export function ItemForm({ item, on, onClose }: {
  readonly item: EquipmentItem; readonly on: string; readonly onClose: () => void
}) {
  const others = STATES.filter((one) => one !== item.state && !(item.state === 'broken' && one === 'on-loan'))
  const [state, setState] = useState<typeof STATES[number]>(others[0] ?? 'works')
  const [since, setSince] = useState(on)
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const sending = useKeepingEquipment(() => {
    announce(say(EQUIPMENT.saved))
    onClose()
  })
  const fault = (hasTried && !isDay(since) ? say(EQUIPMENT.needDay) : undefined) ?? faultAt(sending.error, '/since')
  const isFaulty = fault !== undefined
  useFaultyTitle(isFaulty)
  const title = say(EQUIPMENT.changeOf, { name: `${item.kindName} ${item.label}` })
  return (
    <form className="mc-inset" noValidate aria-label={title} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      sending.reset()
      if (isDay(since))
        sending.mutate({ path: `/api/equipment/${item.id}/state`, body: { state, since, note: note.trim() } })
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h3>{title}</h3>
      <FormRefusal error={sending.error} />
      <div className="mc-fields">
        <NativeSelect
          label={say(EQUIPMENT.state)} value={state} autoFocus
          onChange={(event) => setState(others.find((one) => one === event.currentTarget.value) ?? state)}
          data={others.map((one) => ({ value: one, label: say(ITEM_STATE[one]) }))}
        />
        <DayField
          id="tinh-trang-tu" label={say(EQUIPMENT.since)} isRequired value={since} error={fault}
          onChange={(text) => setSince(text ?? '')}
        />
        <TextInput
          label={say(EQUIPMENT.note)} maxLength={300} value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(EQUIPMENT.save)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(EQUIPMENT.close)}</Button>
      </div>
    </form>
  )
}
