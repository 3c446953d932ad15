import { Button, TextInput } from '@mantine/core'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { PaperCorrectionBody } from '@motcua/contracts/paper-corrections.ts'
import { useRef, useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { isDay } from '../clearances/clearances-data.ts'
import { useActOnDossier } from './act-on-dossier.ts'
import { CORRECT_PAPER } from './correct-paper-texts.ts'

interface CorrectPaperProps {
  dossier: Pick<DossierDetail, 'id' | 'version'>
  paper: DossierDetail['components'][number]['papers'][number]
}

type Said = Readonly<Partial<Record<keyof PaperCorrectionBody['said'], string>>>

const LINES = [['number', 120], ['issuerName', 200], ['fullName', 200], ['issuePlace', 200]] as const

/** What was written down of a paper, said anew with the reason; only what is filled in changes. */
export function CorrectPaper({ dossier, paper: { id, name } }: CorrectPaperProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [said, setSaid] = useState<Said>({})
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const correcting = useActOnDossier(dossier.id)
  const typed = Object.entries(said).map(([key, text]) => [key, text.trim()] as const)
  const filled: Said = Object.fromEntries(typed.filter(([, text]) => text !== ''))
  const faults = {
    some: Object.keys(filled).length > 0 ? undefined : say(CORRECT_PAPER.needSome),
    issuedOn: !said.issuedOn || isDay(said.issuedOn) ? undefined : say(CORRECT_PAPER.needDay),
    reason: reason.trim().length > 2 ? undefined : say(CORRECT_PAPER.needReason),
  }
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(correcting.error, path)
  const close = () => {
    setIsOpen(false)
    setSaid({})
    setReason('')
    setHasTried(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const submit = () => {
    setHasTried(true)
    correcting.reset()
    if (Object.values(faults).some((one) => one !== undefined)) return
    const body = { paper: id, said: filled, reason: reason.trim() }
    correcting.mutate({ noun: 'paper-corrections', body, version: dossier.version }, {
      onSuccess: () => {
        announce(say(CORRECT_PAPER.done, { name }))
        close()
      },
    })
  }
  return (
    <>
      <button
        ref={opener} type="button" className="mc-link-button" aria-expanded={isOpen}
        onClick={() => isOpen ? close() : setIsOpen(true)}
      >
        {say(CORRECT_PAPER.open)}<span className="mc-hidden"> {name}</span>
      </button>
      {isOpen && (
        <form
          className="mc-inset mc-stack" noValidate aria-label={say(CORRECT_PAPER.of, { name })}
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <FormRefusal error={correcting.error} />
          <p className="mc-quiet">{say(CORRECT_PAPER.hint)}</p>
          {hasTried && faults.some !== undefined && <p className="mc-error" role="alert">{faults.some}</p>}
          {LINES.map(([key, most]) => (
            <TextInput
              key={key} label={say(CORRECT_PAPER[key])} maxLength={most} value={said[key] ?? ''}
              error={faultAt(correcting.error, `/said/${key}`)}
              onChange={(event) => setSaid({ ...said, [key]: event.currentTarget.value })}
            />
          ))}
          <DayField
            id={`ngay-cap-${id}`} label={say(CORRECT_PAPER.issuedOn)} value={said.issuedOn ?? ''}
            error={told('issuedOn', '/said/issuedOn')} onChange={(text) => setSaid({ ...said, issuedOn: text ?? '' })}
          />
          <TextInput
            label={say(CORRECT_PAPER.reason)} withAsterisk maxLength={300} value={reason}
            error={told('reason', '/reason')} onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className="mc-row">
            <Button type="submit" loading={correcting.isPending}>{say(CORRECT_PAPER.save)}</Button>
            <Button variant="subtle" onClick={close}>{say(CORRECT_PAPER.cancel)}</Button>
          </div>
        </form>
      )}
    </>
  )
}
