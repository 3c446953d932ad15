import type { OfflineHandOver } from '@motcua/contracts/offline.ts'
import { useState } from 'react'
import { say } from '../lib/language.ts'
import { canBeDossierNumber, dossierNumberOf } from '../lib/dossier-shape.ts'
import { Field } from './field.tsx'
import { TAKE } from './offline-texts.ts'
import { type Work, useKeeping } from './use-keeping.ts'

const PROOFS = { 'signed': TAKE.signed, 'card-seen': TAKE.cardSeen, 'authorisation': TAKE.authorisation } as const

/** A result that is given to whom it is for, by the number that stands on it. */
export function HandOverForm(work: Work) {
  const [number, setNumber] = useState('')
  const [receiver, setReceiver] = useState('')
  const [proof, setProof] = useState<OfflineHandOver['proof']>('card-seen')
  const { fault, isBusy, keep } = useKeeping(work)
  const body: OfflineHandOver = {
    number: dossierNumberOf(number), receiver: receiver.normalize('NFC').trim(), proof,
  }
  const missing = [
    ...canBeDossierNumber(body.number) ? [] : [say(TAKE.dossier)],
    ...body.receiver.length < 2 ? [say(TAKE.receiver)] : [],
  ]
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      void keep(missing, () => ({
        kind: 'hand-over', body,
        lines: [
          { label: say(TAKE.dossier), text: body.number }, { label: say(TAKE.receiver), text: body.receiver },
          { label: say(TAKE.proof), text: say(PROOFS[proof]) },
        ],
      }))
    }}>
      <h2>{say(TAKE.handOver)}</h2>
      {fault && <p role="alert" className="fault">{fault}</p>}
      <Field label={say(TAKE.dossier)} hint={say(TAKE.dossierHint)}>{(known) => (
        <input
          {...known} value={number} autoComplete="off" spellCheck={false} maxLength={60}
          onChange={(event) => setNumber(event.target.value)}
        />
      )}</Field>
      <Field label={say(TAKE.receiver)}>{(known) => (
        <input
          {...known} value={receiver} autoComplete="off" maxLength={100}
          onChange={(event) => setReceiver(event.target.value)}
        />
      )}</Field>
      <Field label={say(TAKE.proof)}>{(known) => (
        <select {...known} value={proof} onChange={(event) => setProof(event.target.value as OfflineHandOver['proof'])}>
          {Object.entries(PROOFS).map(([code, text]) => <option key={code} value={code}>{say(text)}</option>)}
        </select>
      )}</Field>
      <button type="submit" disabled={isBusy}>{say(TAKE.save)}</button>
    </form>
  )
}
