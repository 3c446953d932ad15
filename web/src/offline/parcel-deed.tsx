import type { OfflineCollection, OfflineDelivery, OfflineFailure } from '@motcua/contracts/offline.ts'
import { ATTEMPT_REASONS, PARCEL_PROOFS, type Parcel } from '@motcua/contracts/post.ts'
import { useEffect, useRef, useState } from 'react'
import { say } from '../lib/language.ts'
import { showMoney } from '../lib/money.ts'
import { PARCEL_WORDS } from '../lib/parcel-texts.ts'
import { Field } from './field.tsx'
import type { Made } from './make-command.ts'
import { TAKE } from './offline-texts.ts'
import { type Work, useKeeping } from './use-keeping.ts'
import { VAN } from './van-texts.ts'

/** What became of a parcel that was scanned: given to somebody, in vain, or papers fetched at somebody's door. */
export function ParcelDeed({ parcel, onNoted, onLeave, ...work }: Work & {
  readonly parcel: Parcel
  readonly onNoted: (made: Made, what: string) => Promise<void>
  readonly onLeave: () => void
}) {
  const { id, code, kind, name, address, cod } = parcel
  const [isVain, setVain] = useState(false)
  const [receiver, setReceiver] = useState('')
  const [proof, setProof] = useState<OfflineDelivery['proof']>('signed')
  const [why, setWhy] = useState<OfflineFailure['why']>('nobody-there')
  const [note, setNote] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const noted = useKeeping({
    ...work, onMade: async (made) => onNoted(made, say(isVain ? VAN.fail : VAN.deliver).toLocaleLowerCase('vi')),
  })
  // Whoever gave papers away gets a slip.
  const fetched = useKeeping(work)
  const fault = noted.fault || fetched.fault
  const isBusy = noted.isBusy || fetched.isBusy
  const whom = [{ label: say(VAN.code), text: code }, { label: say(TAKE.fullName), text: name }]
  const taker = receiver.normalize('NFC').trim()
  const deliver = async () => noted.keep(taker.length < 2 ? [say(VAN.receiver)] : [], () => ({
    kind: 'parcel-delivery', parcel: id, body: { code, receiver: taker, proof } satisfies OfflineDelivery,
    lines: [
      ...whom, { label: say(VAN.receiver), text: taker }, { label: say(VAN.proof), text: say(PARCEL_WORDS[proof]) },
    ],
  }))
  const fail = async () => noted.keep([], () => ({
    kind: 'parcel-failure', parcel: id,
    body: { code, why, note: note.normalize('NFC').trim() } satisfies OfflineFailure,
    lines: [...whom, { label: say(VAN.why), text: say(PARCEL_WORDS[why]) }],
  }))
  const collect = async () => fetched.keep([], () => ({
    kind: 'parcel-collection', parcel: id, body: { code } satisfies OfflineCollection, lines: whom,
  }))
  const isDelivery = kind === 'delivery'
  return (
    <section className="slip" aria-label={code}>
      <h3 ref={heading} tabIndex={-1}>{code}, {say(VAN[kind])}</h3>
      <p><b><bdi>{name}</bdi></b><br /><bdi>{address}</bdi></p>
      {cod > 0 && <p><strong>{say(VAN.cod, { cod: showMoney(cod) })}</strong></p>}
      {fault && <p role="alert" className="fault">{fault}</p>}
      {!isVain && isDelivery && (
        <>
          <Field label={say(VAN.receiver)}>{(known) => (
            <input
              {...known} value={receiver} autoComplete="off" maxLength={200}
              onChange={(event) => setReceiver(event.target.value)}
            />
          )}</Field>
          <Field label={say(VAN.proof)}>{(known) => (
            <select {...known} value={proof} onChange={(event) => setProof(event.target.value as OfflineDelivery['proof'])}>
              {PARCEL_PROOFS.map((one) => <option key={one} value={one}>{say(PARCEL_WORDS[one])}</option>)}
            </select>
          )}</Field>
        </>
      )}
      {isVain && (
        <>
          <Field label={say(VAN.why)}>{(known) => (
            <select {...known} value={why} onChange={(event) => setWhy(event.target.value as OfflineFailure['why'])}>
              {ATTEMPT_REASONS.map((one) => <option key={one} value={one}>{say(PARCEL_WORDS[one])}</option>)}
            </select>
          )}</Field>
          <Field label={say(VAN.note)}>{(known) => (
            <input
              {...known} value={note} autoComplete="off" maxLength={300}
              onChange={(event) => setNote(event.target.value)}
            />
          )}</Field>
        </>
      )}
      {isVain
        ? <button type="button" disabled={isBusy} onClick={() => void fail()}>{say(TAKE.save)}</button>
        : (
          <>
            <button type="button" disabled={isBusy} onClick={() => void (isDelivery ? deliver() : collect())}>
              {say(isDelivery ? VAN.deliver : VAN.collect)}
            </button>{' '}
            <button type="button" className="plain" disabled={isBusy} onClick={() => setVain(true)}>
              {say(VAN.fail)}
            </button>
          </>
        )}{' '}
      <button type="button" className="plain" disabled={isBusy} onClick={onLeave}>{say(VAN.leave)}</button>
    </section>
  )
}
