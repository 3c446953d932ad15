import type { PackageSigned } from '@motcua/contracts/backlog-line.ts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { CallError, faultsUnder } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import type { ActionFaults } from '../dossier/action-inputs.ts'
import { PinFields, type Pins, pinFaults, pinsOf } from '../dossier/pin-fields.tsx'
import { usePress } from '../shell/use-press.ts'
import { LINE } from './line-texts.ts'

type Failures = PackageSigned['failures']

/**
 * Signs all kept results of a package that nobody signed yet, some at a time, with one PIN, by the own key or by the
 * seal of the agency; then what was not.
 */
export function SignPackage({ id, unsigned }: { readonly id: string; readonly unsigned: number }) {
  const [by, setBy] = useState<'person' | 'agency'>('person')
  const [pins, setPins] = useState<Pins>({})
  const [local, setLocal] = useState<ActionFaults>({})
  const [failures, setFailures] = useState<Failures>([])
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>()
  const queryClient = useQueryClient()
  const path = `/api/backlog/packages/${id}/signatures`
  const signing = usePress(async (typed: Pins, idFor) => {
    const failed: Failures = []
    let [done, after]: [number, string | undefined] = [0, undefined]
    try {
      for (;;) {
        const body = { by, ...pinsOf(typed), ...after !== undefined && { after } }
        const part = (await call('POST', path, { body, requestId: idFor(path, body, unsigned) })) as PackageSigned
        failed.push(...part.failures)
        done += part.signed
        setProgress({ done: done + failed.length, of: unsigned })
        if (part.next === null || part.failures.some(({ code }) => code.startsWith('pin-'))) return { done, failed }
        after = part.next
      }
    } catch (error) {
      // Nothing is left behind the last part.
      if (error instanceof CallError && error.code === 'nothing-to-sign' && after !== undefined) return { done, failed }
      throw error
    } finally {
      setProgress(undefined)
      await queryClient.invalidateQueries({ queryKey: ['backlog-line'] })
    }
  }, {
    onSuccess: ({ done, failed }) => {
      setPins({})
      setFailures(failed)
      announce(say(LINE.signed, { count: done }))
    },
  })
  const { error } = signing
  const asked = faultsUnder(error, '/pins')
  const told = Object.fromEntries(Object.entries(asked).map(([kind, text]) => [`pins/${kind}`, text]))
  if (unsigned === 0 && failures.length === 0) return null
  // A PIN of one key is never sent for the other.
  const choose = (key: 'person' | 'agency') => {
    setBy(key)
    setPins({})
    setLocal({})
    signing.reset()
  }
  const sign = () => {
    const missing = pinFaults(pins)
    setLocal(missing)
    if (Object.keys(missing).length === 0 && !signing.isPending) signing.mutate(pins)
  }
  return (
    <form
      className="mc-stack mc-sign-scans" aria-label={say(LINE.signKept)} noValidate
      onSubmit={(event) => {
        event.preventDefault()
        sign()
      }}
    >
      {error instanceof CallError && Object.keys(asked).length === 0
        && <ErrorState title={say(LINE.notSigned)} error={error} />}
      {failures.length > 0 && (
        <div className="mc-error" role="alert">
          <p><b>{say(LINE.someNotSigned)}</b></p>
          <ul>{failures.map(({ item, number, text }) => <li key={item}><bdi>{number}</bdi>: {text}</li>)}</ul>
        </div>
      )}
      {unsigned > 0 && (
        <FieldGroup label={say(LINE.signBy)}>
          <RadioLine name="ky-bang" label={say(LINE.byPerson)} isChosen={by === 'person'} onChoose={() => choose('person')} />
          <RadioLine name="ky-bang" label={say(LINE.byAgency)} isChosen={by === 'agency'} onChoose={() => choose('agency')} />
        </FieldGroup>
      )}
      <PinFields pins={pins} faults={Object.keys(local).length > 0 ? local : told} onChange={setPins} />
      {progress && <progress max={progress.of} value={progress.done} aria-label={say(LINE.signKept)} />}
      {unsigned > 0 && (
        <div className="mc-row">
          <Button type="submit" variant="default" loading={signing.isPending}>
            {say(LINE.signAll, { count: unsigned })}
          </Button>
          <span className="mc-quiet">{say(LINE.signHint)}</span>
        </div>
      )}
    </form>
  )
}
