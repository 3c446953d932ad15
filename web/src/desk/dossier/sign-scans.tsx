import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { ScanSignatures } from '@motcua/contracts/scan-signatures.ts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../lib/call.ts'
import { CallError, faultsUnder } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { usePress } from '../shell/use-press.ts'
import { type ActionFaults, inputId } from './action-inputs.ts'
import { PinFields, type Pins, pinFaults, pinsOf } from './pin-fields.tsx'
import { dossierKey } from './read-dossier.ts'
import { SIGN_SCANS } from './sign-scans-texts.ts'

interface SignScansProps { dossier: Pick<DossierDetail, 'id' | 'version'>; components: DossierDetail['components'] }

/** Signs all scans of the dossier that nobody signed yet; asks for the PIN where the key does. */
export function SignScans({ dossier: { id, version }, components }: SignScansProps) {
  const papers = components.flatMap((component) => component.papers)
  const open = papers.filter(({ mayBeSigned }) => mayBeSigned)
  const [isAsking, setAsking] = useState(false)
  const [pins, setPins] = useState<Pins>({})
  const [local, setLocal] = useState<ActionFaults>({})
  const [failed, setFailed] = useState<NonNullable<ScanSignatures['failures']>>([])
  const form = useRef<HTMLFormElement>(null)
  const queryClient = useQueryClient()
  const signing = usePress(async (typed: Pins, idFor) => (await call(
    'POST', `/api/dossiers/${id}/scan-signatures`, { body: pinsOf(typed), version, requestId: idFor(id, typed, version) },
  )) as ScanSignatures, { onSuccess: () => queryClient.invalidateQueries({ queryKey: dossierKey(id) }) })
  const { error } = signing
  const asked = faultsUnder(error, '/pins')
  // A wrong one is typed anew: keys lock themselves.
  useEffect(() => {
    if (Object.keys(asked).length === 0) return
    setPins(Object.fromEntries(Object.keys(asked).map((kind) => [kind, ''])))
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`#${inputId('pins/person')}`)?.focus())
  }, [error])
  if (open.length === 0 && failed.length === 0) return null
  const told = Object.fromEntries(Object.entries(asked).map(([kind, text]) => [`pins/${kind}`, text]))
  const faults = Object.keys(local).length > 0 ? local : told
  const sign = () => {
    const missing = pinFaults(pins)
    setLocal(missing)
    if (Object.keys(missing).length > 0 || signing.isPending) return
    signing.mutate(pins, {
      onSuccess: ({ signed = 0, failures = [] }) => {
        setPins({})
        setAsking(false)
        setFailed(failures)
        announce(say(SIGN_SCANS.done, { count: signed }))
      },
    })
  }
  return (
    <form
      ref={form} className="mc-sign-scans" aria-label={say(SIGN_SCANS.sign)} noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isAsking) sign()
        else setAsking(true)
      }}
    >
      {error instanceof CallError && Object.keys(asked).length === 0
        && <ErrorState title={say(SIGN_SCANS.failed)} error={error} />}
      {failed.length > 0 && (
        <div className="mc-error" role="alert">
          <p><b>{say(SIGN_SCANS.some)}</b></p>
          <ul>{failed.map(({ paperId, text }) => (
            <li key={paperId}><bdi>{papers.find((paper) => paper.id === paperId)?.name}</bdi>: {text}</li>
          ))}</ul>
        </div>
      )}
      <PinFields pins={pins} faults={faults} onChange={setPins} />
      {open.length > 0 && isAsking && <>
        <p>{say(SIGN_SCANS.asks)}</p>
        <ul>{open.map(({ id: paper, name, pages }) => (
          <li key={paper}>
            <a href={`/api/papers/${paper}/file`} target="_blank" rel="noreferrer"><bdi>{name}</bdi></a>
            {pages !== null && ` · ${say(SIGN_SCANS.pages, { count: pages })}`}
          </li>
        ))}</ul>
      </>}
      {open.length > 0 && (
        <div className="mc-row">
          <Button type="submit" variant="default" loading={signing.isPending}>
            {isAsking ? say(SIGN_SCANS.signThese, { count: open.length })
              : say(SIGN_SCANS.signAll, { count: open.length })}
          </Button>
          {isAsking && <Button variant="subtle" onClick={() => setAsking(false)}>{say(SIGN_SCANS.later)}</Button>}
        </div>
      )}
    </form>
  )
}
