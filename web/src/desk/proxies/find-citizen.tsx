import type { PersonLine } from '@motcua/contracts/people.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { useFoundPeople } from '../intake/find-people.ts'
import { PROXIES } from './proxies-texts.ts'

/** Looks a citizen up by number or name. */
export function FindCitizen({ label, error, onFound }: {
  readonly label: string
  readonly error?: string | undefined
  readonly onFound: (person: PersonLine) => void
}) {
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed, 300)
  const found = useFoundPeople(wanted)
  const people = (found.data ?? []).filter(({ kind }) => kind === 'citizen')
  const isStale = typed !== wanted || found.isFetching
  const isNobody = !isStale && found.isSuccess && people.length === 0
  const status = isStale && typed.trim().length > 1 ? say(PROXIES.looking) : isNobody ? say(PROXIES.nobody) : ''
  return (
    <TypedChoice
      label={label} error={error} hint={say(PROXIES.whoseHint)} value={typed} isStale={isStale} autoFocus
      options={people.map((one) => ({
        id: one.id, label: one.fullName, detail: [one.number, one.birth].filter(Boolean).join(' · '),
      }))}
      status={found.isError ? found.error.message : status} onType={setTyped}
      onChoose={(id) => {
        const one = people.find((line) => line.id === id)
        if (one) onFound(one)
      }}
    />
  )
}
