import type { PresumptionLine, SuccessionList } from '@motcua/contracts/successions.ts'
import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useSettling } from './succession-data.ts'
import { SUCCESSION } from './succession-texts.ts'

export interface CorrectPanelProps {
  readonly line: PresumptionLine
  readonly places: Pick<SuccessionList, 'sections' | 'units'>
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Says where a dossier belongs that was presumed elsewhere. */
export function CorrectPanel({ line, places, onDone, onCancel }: CorrectPanelProps) {
  const [sectionName, setSectionName] = useState(line.section.name)
  const [unitName, setUnitName] = useState(line.unit.name)
  const [isAsked, setIsAsked] = useState(false)
  const settling = useSettling(onDone)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const idIn = (list: SuccessionList['units'], name: string) => list.find((one) => one.name === name.trim())?.id
  const [sectionId, unitId] = [idIn(places.sections, sectionName), idIn(places.units, unitName)]
  return (
    <form className="mc-panel mc-stack" aria-labelledby="correct" onSubmit={(event) => {
      event.preventDefault()
      setIsAsked(true)
      if (sectionId !== undefined && unitId !== undefined)
        settling.mutate({ id: line.id, body: { version: line.version, sectionId, unitId } })
    }}>
      <h3 id="correct" ref={heading} tabIndex={-1}>{say(SUCCESSION.correctOf, { number: line.dossierNumber })}</h3>
      <FormRefusal error={settling.error} />
      <TextInput
        label={say(SUCCESSION.section)} description={say(SUCCESSION.chooseHint)} value={sectionName} w="100%" required
        list="bo-phan-tiep-nhan" error={isAsked && sectionId === undefined && say(SUCCESSION.unknown)}
        onChange={(event) => setSectionName(event.currentTarget.value)}
      />
      <datalist id="bo-phan-tiep-nhan">{places.sections.map(({ id, name }) => <option key={id} value={name} />)}</datalist>
      <TextInput
        label={say(SUCCESSION.unit)} description={say(SUCCESSION.chooseHint)} value={unitName} w="100%" required
        list="don-vi-giai-quyet" error={isAsked && unitId === undefined && say(SUCCESSION.unknown)}
        onChange={(event) => setUnitName(event.currentTarget.value)}
      />
      <datalist id="don-vi-giai-quyet">{places.units.map(({ id, name }) => <option key={id} value={name} />)}</datalist>
      <p className="mc-quiet">{say(SUCCESSION.consequence)}</p>
      <div className="mc-row">
        <Button type="submit" loading={settling.isPending}>{say(SUCCESSION.move)}</Button>
        <Button variant="subtle" onClick={onCancel}>{say(SUCCESSION.cancel)}</Button>
      </div>
    </form>
  )
}
