import type { DossierConsultations } from '@motcua/contracts/consultations.ts'
import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useAsk } from '../consultations/consultation-data.ts'
import { ASKING, CONSULTATION, SILENCE } from '../consultations/consultation-texts.ts'
import { UnitChoice } from '../consultations/unit-choice.tsx'

interface Named { readonly id: string; readonly name: string }

interface AskConsultationFormProps {
  dossier: DossierDetail
  choices: DossierConsultations
  onClose: () => void
}

/** Whom to ask what, by which article, with what given along; nobody is chosen before but whom the procedure asks. */
export function AskConsultationForm({ dossier, choices: { items, byRule, usual }, onClose }: AskConsultationFormProps) {
  const isAsked = (name: string) => items.some(({ unitName, mayWithdraw }) => unitName === name && mayWithdraw)
  const open = byRule.filter(({ unitName }) => !isAsked(unitName))
  const owed = open.filter(({ rule }) => rule?.isCompulsory)
  const [units, setUnits] = useState<readonly Named[]>(
    owed.map(({ unitId, unitName }) => ({ id: unitId, name: unitName })),
  )
  const [question, setQuestion] = useState('')
  const [legalBasis, setLegalBasis] = useState(owed[0]?.rule?.article ?? '')
  const [fields, setFields] = useState<readonly string[]>([])
  const [papers, setPapers] = useState<readonly string[]>([])
  const [hasTried, setHasTried] = useState(false)
  const sending = useAsk(dossier, () => {
    announce(say(ASKING.sent))
    onClose()
  })
  const toggle = (one: Named, isOn: boolean) =>
    setUnits((held) => isOn ? [...held.filter(({ id }) => id !== one.id), one] : held.filter(({ id }) => id !== one.id))
  const missing = (isMissing: boolean, text: string) => hasTried && isMissing ? text : undefined
  const isWhole = units.length > 0 && question.trim() !== '' && legalBasis.trim() !== ''
  useFaultyTitle(hasTried && !isWhole)
  const handed = dossier.components.flatMap((one) => one.papers.filter(({ isSignature }) => !isSignature)
    .map(({ id, name }) => ({ id, name: `${one.name}: ${name}` })))
  return (
    <form
      noValidate className="mc-stack" aria-label={say(ASKING.open)}
      onSubmit={(event) => {
        event.preventDefault()
        setHasTried(true)
        if (!isWhole || sending.isPending) return
        sending.mutate({
          noun: 'consultations',
          body: { units: units.map(({ id }) => id), question, legalBasis, fields: [...fields], papers: [...papers] },
        })
      }}
    >
      <FormRefusal error={sending.error} />
      <p className="mc-quiet">{say(ASKING.clock)}</p>
      {open.length > 0 && (
        <fieldset className="mc-stack">
          <legend>{say(ASKING.byRule)}</legend>
          {open.map(({ unitId, unitName, rule }) => <Checkbox
            key={unitId} checked={units.some(({ id }) => id === unitId)}
            label={rule?.isCompulsory ? `${unitName} (${say(ASKING.compulsory)})` : unitName}
            description={rule && `${say(ASKING.otherWhen, { hours: rule.hours })} ${say(SILENCE[rule.silence], { basis: rule.article })}`}
            onChange={(event) => {
              toggle({ id: unitId, name: unitName }, event.currentTarget.checked)
              if (event.currentTarget.checked && legalBasis === '') setLegalBasis(rule?.article ?? '')
            }}
          />)}
        </fieldset>
      )}
      {usual && (
        <div>
          <Others
            error={missing(units.length === 0, say(ASKING.unitMissing))}
            chosen={units.filter(({ id }) => !byRule.some(({ unitId }) => unitId === id))}
            onAdd={(one) => toggle(one, true)} onRemove={(one) => toggle(one, false)}
          />
          <p className="mc-quiet">
            {say(ASKING.otherWhen, { hours: usual.hours })} {say(SILENCE.none, { basis: usual.article })}
          </p>
        </div>
      )}
      <Textarea
        label={say(CONSULTATION.question)} required autosize minRows={3} maxLength={4000} value={question}
        error={missing(question.trim() === '', say(ASKING.questionMissing))}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <TextInput
        label={say(CONSULTATION.legalBasis)} description={say(ASKING.basisHint)} required maxLength={1000}
        value={legalBasis} error={missing(legalBasis.trim() === '', say(ASKING.basisMissing))}
        onChange={(event) => setLegalBasis(event.currentTarget.value)}
      />
      <p>{say(ASKING.only)}</p>
      <Choices
        title={say(ASKING.fields)} chosen={fields} onChange={setFields}
        all={dossier.answers.map(({ key, section, label }) => ({ id: key, name: section ? `${section}: ${label}` : label }))}
      />
      <Choices title={say(ASKING.papers)} chosen={papers} onChange={setPapers} all={handed} />
      <div className="mc-row">
        <Button type="submit" loading={sending.isPending}>{say(ASKING.send)}</Button>
        <Button variant="default" onClick={onClose}>{say(ASKING.cancel)}</Button>
      </div>
    </form>
  )
}

interface OthersProps {
  chosen: readonly Named[]
  error: string | undefined
  onAdd: (one: Named) => void
  onRemove: (one: Named) => void
}

function Others({ chosen, error, onAdd, onRemove }: OthersProps) {
  const [typed, setTyped] = useState('')
  return (
    <>
      {chosen.length > 0 && <ul>{chosen.map((one) => (
        <li key={one.id}>
          <b>{one.name}</b>{' '}
          <button
            type="button" className="mc-link-button" onClick={() => onRemove(one)}
          >{say(ASKING.remove, { name: one.name })}</button>
        </li>
      ))}</ul>}
      <UnitChoice
        label={say(ASKING.other)} placeholder={say(ASKING.otherHint)} none={say(ASKING.otherNone)}
        typed={typed} error={error} onType={setTyped}
        onChoose={(one) => {
          onAdd(one)
          setTyped('')
        }}
      />
    </>
  )
}

interface ChoicesProps {
  title: string
  all: readonly Named[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Folded away until somebody gives something along: a declaration may have a hundred lines. */
function Choices({ title, all, chosen, onChange }: ChoicesProps) {
  if (all.length === 0) return null
  return (
    <details>
      <summary>{title} ({say(ASKING.chosen, { count: chosen.length })})</summary>
      <div className="mc-stack" role="group" aria-label={title}>
        {all.map(({ id, name }) => <Checkbox
          key={id} label={name} checked={chosen.includes(id)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />)}
      </div>
    </details>
  )
}
