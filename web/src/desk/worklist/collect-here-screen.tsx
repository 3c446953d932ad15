import type { Acted } from '@motcua/contracts/dossier-actions.ts'
import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useSection } from '../session/section.ts'
import { usePress } from '../shell/use-press.ts'
import { useTitle } from '../shell/use-title.ts'
import { COLLECT } from './collect-here-texts.ts'

/** Somebody stands at this counter and wants a result here that lies, or will lie, elsewhere. */
export function CollectHereScreen() {
  useTitle(say(COLLECT.title))
  const navigate = useNavigate()
  const { section } = useSection()
  const [number, setNumber] = useState('')
  const [digits, setDigits] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const asking = usePress(
    async (body: object, idFor) =>
      (await call('POST', '/api/collections', { body, requestId: idFor('collections', body) })) as Acted,
    {
      onSuccess: ({ id }) => void navigate({ to: '/ho-so/$id', params: { id } }),
    },
  )
  const isWhole = number.trim().length >= 5 && /^\d{4}$/.test(digits.trim())
  const submit = () => {
    setHasTried(true)
    if (isWhole)
      asking.mutate({ number: number.trim(), digits: digits.trim(), ...section && { sectionId: section.id } })
  }
  return (
    <main className="mc-stack">
      <nav><Link to="/danh-sach" search={{ list: 'results-here' }}>{say(COLLECT.back)}</Link></nav>
      <h1>{say(COLLECT.title)}</h1>
      <p>{say(COLLECT.hint)}</p>
      <form className="mc-inset" noValidate aria-label={say(COLLECT.title)} onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}>
        <FormRefusal error={asking.error} />
        <div className="mc-fields">
          <TextInput
            label={say(COLLECT.number)} withAsterisk autoFocus autoComplete="off" maxLength={40} value={number}
            error={hasTried && number.trim().length < 5 ? say(COLLECT.needNumber) : faultAt(asking.error, '/number')}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <TextInput
            label={say(COLLECT.digits)} withAsterisk inputMode="numeric" autoComplete="off" maxLength={4} value={digits}
            error={hasTried && !/^\d{4}$/.test(digits.trim()) ? say(COLLECT.needDigits) : faultAt(asking.error, '/digits')}
            onChange={(event) => setDigits(event.currentTarget.value)}
          />
        </div>
        <div><Button type="submit" loading={asking.isPending}>{say(COLLECT.here)}</Button></div>
      </form>
    </main>
  )
}
