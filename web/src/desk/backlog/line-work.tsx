import type { LineItem } from '@motcua/contracts/backlog-line.ts'
import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import type { PickedFile } from '../../ui/file-picker/file-picker.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { dayText, isDay } from '../clearances/clearances-data.ts'
import { PaperInput } from '../scan/paper-input.tsx'
import { ScanVerdict } from '../scan/scan-verdict.tsx'
import { type LineDeed, useLineDeed } from './line-data.ts'
import { LINE } from './line-texts.ts'

interface WorkProps {
  readonly item: LineItem
  readonly onDone: () => void
  readonly onClose: () => void
}

/** The next step of one result: its scan is put in, read off, or checked. */
export function LineWork(props: WorkProps) {
  if (props.item.stage === 'waits') return <ScanWork {...props} />
  return props.item.stage === 'scanned' ? <IndexWork {...props} /> : <CheckWork {...props} />
}

function useStep({ item, onDone }: WorkProps) {
  return useLineDeed(item.id, () => {
    announce(say(LINE.done))
    onDone()
  })
}

/** The frame of a step: what was refused, the fields, and the buttons. */
function Step({ item, name, deed, error, isPending, children, more, onSubmit, onClose }: {
  readonly item: LineItem; readonly name: string; readonly deed: string; readonly error: Error | null
  readonly isPending: boolean; readonly children: ReactNode; readonly more?: ReactNode
  readonly onSubmit: () => void; readonly onClose: () => void
}) {
  return (
    <form className="mc-inset" noValidate aria-label={say(LINE.deedOf, { deed: name, number: item.number })}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <h2>{say(LINE.deedOf, { deed: name, number: item.number })}</h2>
      {item.sentBackWhy !== null && <p>{say(LINE.sentBack, { why: item.sentBackWhy })}</p>}
      <FormRefusal error={error} />
      {item.fileName !== null && (
        <p><a href={`/api/backlog/items/${item.id}/file`} target="_blank" rel="noreferrer">{say(LINE.picture)}</a></p>
      )}
      {children}
      <div className="mc-row">
        <Button type="submit" loading={isPending}>{deed}</Button>
        {more}
        <Button variant="subtle" onClick={onClose}>{say(LINE.close)}</Button>
      </div>
    </form>
  )
}

function ScanWork(props: WorkProps) {
  const { item, onClose } = props
  const [files, setFiles] = useState<readonly PickedFile[]>([])
  const [hasTried, setHasTried] = useState(false)
  const step = useStep(props)
  const [only, ...others] = files
  const upload = others.length === 0 && only?.state === 'sent' ? only.uploadId : undefined
  return (
    <Step
      item={item} name={say(LINE.scan)} deed={say(LINE.putIn)} error={step.error} isPending={step.isPending}
      onClose={onClose}
      onSubmit={() => {
        setHasTried(true)
        if (upload !== undefined) step.mutate({ noun: 'scan', body: { upload } })
      }}
    >
      <PaperInput label={item.number} files={files} onFiles={setFiles} />
      {upload !== undefined && <ScanVerdict label={item.number} files={[upload]} />}
      {hasTried && upload === undefined && <p className="mc-error" role="alert">{say(LINE.needFile)}</p>}
    </Step>
  )
}

function IndexWork(props: WorkProps) {
  const { item, onClose } = props
  const [number, setNumber] = useState(item.number)
  const [issuedOn, setIssuedOn] = useState(item.issuedOn)
  const [validTo, setValidTo] = useState(item.validTo ?? '')
  const [ownerName, setOwnerName] = useState(item.ownerName)
  const [ownerNumber, setOwnerNumber] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const step = useStep(props)
  const digits = ownerNumber.replaceAll(/[ .]/g, '')
  const words = (text: string) => text.trim() === '' ? say(LINE.needWords) : undefined
  const faults = {
    number: words(number), issuedOn: isDay(issuedOn) ? undefined : say(LINE.needDay),
    validTo: validTo === '' || isDay(validTo) ? undefined : say(LINE.needDay), ownerName: words(ownerName),
    ownerNumber: words(digits),
  }
  const told = (place: keyof typeof faults) => (hasTried ? faults[place] : undefined) ?? faultAt(step.error, `/${place}`)
  return (
    <Step
      item={item} name={say(LINE.index)} deed={say(LINE.save)} error={step.error} isPending={step.isPending}
      onClose={onClose}
      onSubmit={() => {
        setHasTried(true)
        step.reset()
        if (Object.values(faults).some((one) => one !== undefined)) return
        step.mutate({ noun: 'indexing', body: {
          number: number.trim(), issuedOn, validTo: validTo === '' ? null : validTo, ownerName: ownerName.trim(),
          ownerNumber: digits,
        } })
      }}
    >
      <div className="mc-fields">
        <TextInput
          label={say(LINE.number)} withAsterisk value={number} error={told('number')} autoFocus
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DayField
          id="ngay-cap" label={say(LINE.issuedOn)} isRequired value={issuedOn} error={told('issuedOn')}
          onChange={(day) => setIssuedOn(day ?? '')}
        />
        <DayField
          id="den-ngay" label={say(LINE.validTo)} value={validTo} error={told('validTo')}
          onChange={(day) => setValidTo(day ?? '')}
        />
        <TextInput
          label={say(LINE.ownerName)} withAsterisk value={ownerName} error={told('ownerName')}
          onChange={(event) => setOwnerName(event.currentTarget.value)}
        />
        <TextInput
          label={say(LINE.ownerNumber)} description={say(LINE.numberHint)} withAsterisk inputMode="numeric"
          value={ownerNumber} error={told('ownerNumber')} onChange={(event) => setOwnerNumber(event.currentTarget.value)}
        />
      </div>
    </Step>
  )
}

function CheckWork(props: WorkProps) {
  const { item, onClose } = props
  const [ownerNumber, setOwnerNumber] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState<'right' | 'wrong'>()
  const step = useStep(props)
  const digits = ownerNumber.replaceAll(/[ .]/g, '')
  const send = (how: 'right' | 'wrong', isWhole: boolean, body: Extract<LineDeed, { noun: 'check' }>['body']) => {
    setTried(how)
    step.reset()
    if (isWhole) step.mutate({ noun: 'check', body })
  }
  return (
    <Step
      item={item} name={say(LINE.check)} deed={say(LINE.right)} error={step.error} isPending={step.isPending}
      onClose={onClose}
      onSubmit={() => send('right', digits !== '', { isRight: true, ownerNumber: digits, reason: '' })}
      more={(
        <Button
          variant="default" onClick={() => send('wrong', reason.trim() !== '', { isRight: false, reason: reason.trim() })}
        >{say(LINE.wrong)}</Button>
      )}
    >
      <dl>
        <dt>{say(LINE.number)}</dt><dd>{item.number}</dd>
        <dt>{say(LINE.issuedOn)}</dt><dd>{dayText(item.issuedOn)}</dd>
        <dt>{say(LINE.ownerName)}</dt><dd>{item.ownerName}</dd>
      </dl>
      <div className="mc-fields">
        <TextInput
          label={say(LINE.ownerNumber)} description={say(LINE.numberAgain)} withAsterisk inputMode="numeric" autoFocus
          value={ownerNumber} onChange={(event) => setOwnerNumber(event.currentTarget.value)}
          error={(tried === 'right' && digits === '' ? say(LINE.needWords) : undefined) ?? faultAt(step.error, '/ownerNumber')}
        />
        <TextInput
          label={say(LINE.reason)} value={reason} maxLength={500}
          error={(tried === 'wrong' && reason.trim() === '' ? say(LINE.needReason) : undefined) ?? faultAt(step.error, '/reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </Step>
  )
}
