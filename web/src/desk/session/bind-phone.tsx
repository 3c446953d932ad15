import type { TotpBegun } from '@motcua/contracts/factors.ts'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { FACTOR } from './factor-texts.ts'
import { useProveFactor } from './factors.ts'
import { type Held, useHolderProof } from './holder-proof.tsx'
import { useBeginTotp } from './passkeys.ts'

interface BindPhoneProps { held: Held; onBound: (codes: readonly string[]) => void }

/** Turns the second step on: what proves whose account it is, then a code of the phone that has read the QR code. */
export function BindPhone({ held, onBound }: BindPhoneProps) {
  const { proof, fields } = useHolderProof(held)
  const title = say(held.hasKey ? FACTOR.addPhone : FACTOR.turnOn)
  const [begun, setBegun] = useState<TotpBegun>()
  const beginning = useBeginTotp(setBegun)
  if (begun) return <Scan begun={begun} onBound={onBound} onCancel={() => setBegun(undefined)} />
  return (
    <form
      className="mc-stack mc-panel"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        if (proof.password !== '') beginning.mutate(proof)
      }}
    >
      <h2>{title}</h2>
      <FormRefusal error={beginning.error} />
      {fields(beginning.error)}
      <div className="mc-row"><Button type="submit" loading={beginning.isPending}>{say(FACTOR.makeQr)}</Button></div>
    </form>
  )
}

interface ScanProps {
  begun: TotpBegun
  onBound: (codes: readonly string[]) => void
  onCancel: () => void
}

function Scan({ begun: { secret, qr }, onBound, onCancel }: ScanProps) {
  const [code, setCode] = useState('')
  const confirming = useProveFactor('totp/confirmation', onBound)
  const { error } = confirming
  return (
    <form
      className="mc-stack mc-panel"
      aria-label={say(FACTOR.scanTitle)}
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() !== '') confirming.mutate(code.trim())
      }}
    >
      <h2>{say(FACTOR.scanTitle)}</h2>
      <p>{say(FACTOR.scanHint)}</p>
      <svg
        className="mc-totp-qr" role="img" aria-label={say(FACTOR.qr)} viewBox={`0 0 ${String(qr.side)} ${String(qr.side)}`}
      >
        <rect width={qr.side} height={qr.side} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <dl className="mc-pairs">
        <div><dt>{say(FACTOR.secret)}</dt><dd><code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></dd></div>
      </dl>
      <p className="mc-quiet">{say(FACTOR.onlyNow)}</p>
      <FormRefusal error={error} />
      <TextInput
        label={say(FACTOR.firstCode)}
        withAsterisk={false}
        required
        maw={420}
        inputMode="numeric"
        autoComplete="one-time-code"
        minLength={6}
        maxLength={10}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={faultAt(error, '/code')}
        data-after-refusal
      />
      <div className="mc-row">
        <Button type="submit" loading={confirming.isPending}>{say(FACTOR.confirm)}</Button>
        <Button variant="default" onClick={onCancel}>{say(FACTOR.cancel)}</Button>
      </div>
    </form>
  )
}
