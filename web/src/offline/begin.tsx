import type { OfflineEnrolled, Outing } from '@motcua/contracts/offline.ts'
import { useRef, useState } from 'react'
import { now, productTimeAhead, setProductTime } from '../lib/clock.ts'
import { CallError } from '../lib/call-error.ts'
import { call } from '../lib/call.ts'
import { say } from '../lib/language.ts'
import { publicKeyOf, signText } from './device-keys.ts'
import { type OwnDevice, forgetDevice, keepDevice, keepOuting, keysToEnrol } from './device-store.ts'
import { Field } from './field.tsx'
import { START } from './offline-texts.ts'
import { useToldFault } from './use-told-fault.ts'

/** This browser becomes a device by a code from the desk. Its keys are made here and stay here. */
export function EnrolDevice({ onDone }: { readonly onDone: () => Promise<void> }) {
  const [code, setCode] = useState('')
  const [fault, setFault] = useToldFault()
  const [isBusy, setBusy] = useState(false)
  const requestId = useRef(crypto.randomUUID())
  const enrol = async () => {
    if (!code.trim()) {
      setFault(say(START.needCode))
      return
    }
    setBusy(true)
    try {
      // Asked for before anything is kept: a browser under pressure throws away what is not persistent.
      await navigator.storage.persist()
      const own = await keysToEnrol()
      const body = { code: code.trim(), publicKey: await publicKeyOf(own.keys) }
      const enrolled = await call('POST', '/api/offline/enrolment', { body, requestId: requestId.current }) as OfflineEnrolled
      await keepDevice({ ...enrolled, ...own })
      await onDone()
    } catch (error) {
      setFault(wordsOf(error))
      if (error instanceof CallError && error.status >= 400) requestId.current = crypto.randomUUID()
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      void enrol()
    }}>
      <h2>{say(START.enrol)}</h2>
      <p>{say(START.enrolHint)}</p>
      <Field label={say(START.code)} fault={fault}>
        {(known) => (
          <input
            {...known} value={code} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" disabled={isBusy}>{say(START.doEnrol)}</button>
    </form>
  )
}

/** An officer who is signed in at the desk takes the device out. */
export function BeginOuting({ device, onDone }: { readonly device: OwnDevice; readonly onDone: () => Promise<void> }) {
  const [fault, setFault] = useToldFault()
  const [isGone, setGone] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const requestId = useRef(crypto.randomUUID())
  const begin = async () => {
    setBusy(true)
    setFault('')
    try {
      const at = now().toISOString()
      const signature = await signText(device.keys, `outing ${device.id} ${at}`)
      const body = { device: device.id, at, signature }
      const outing = await call('POST', '/api/offline/outings', { body, requestId: requestId.current }) as Outing
      setProductTime(outing.now)
      await keepOuting({ ...outing, aheadBy: productTimeAhead() })
      await onDone()
    } catch (error) {
      setFault(error instanceof CallError && error.code === 'not-signed-in' ? say(START.signIn) : wordsOf(error))
      setGone(error instanceof CallError && error.code === 'offline-device-revoked')
      requestId.current = crypto.randomUUID()
      setBusy(false)
    }
  }
  const enrolAnew = async () => {
    if (await forgetDevice()) await onDone()
    else setFault(say(START.notYet))
  }
  return (
    <section>
      <h2>{say(START.begin)}</h2>
      <p>{say(START.device, { number: device.number, name: device.name, section: device.sectionName })}</p>
      <p>{say(START.beginHint)}</p>
      {fault && <p role="alert" className="fault">{fault}</p>}
      <p><a href="/ban-lam-viec/" target="_blank" rel="noopener">{say(START.desk)}</a></p>
      <button type="button" disabled={isBusy} onClick={() => void begin()}>{say(START.doBegin)}</button>
      {isGone && <button type="button" className="plain" onClick={() => void enrolAnew()}>{say(START.anew)}</button>}
    </section>
  )
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
