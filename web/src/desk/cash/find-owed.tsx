import type { Owed } from '@motcua/contracts/cash.ts'
import { Button, TextInput } from '@mantine/core'
import { type Ref, useState } from 'react'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { numberIn } from './basket.ts'
import { useOwed } from './cash-data.ts'
import { CASH } from './cash-texts.ts'

/** Looks a dossier up by its number, typed or scanned. */
export function FindOwed({ onFound, ref }: {
  readonly onFound: (owed: Owed) => void; readonly ref: Ref<HTMLInputElement>
}) {
  const [typed, setTyped] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const finding = useOwed()
  const number = numberIn(typed)
  const fault = hasTried && number === '' ? say(CASH.needNumber) : finding.error?.message
  useFaultyTitle(fault !== undefined)
  return (
    <form className="mc-find-owed" noValidate aria-label={say(CASH.find)} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(number === '')
      if (number === '' || finding.isPending) return
      finding.mutate(number, {
        onSuccess: (owed) => {
          setTyped('')
          onFound(owed)
        },
      })
    }}>
      <TextInput
        ref={ref} label={say(CASH.find)} description={say(CASH.findHint)} error={fault} value={typed} maxLength={400}
        autoComplete="off" autoCapitalize="characters" spellCheck={false}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setHasTried(false)
          if (finding.error) finding.reset()
        }}
      />
      <Button type="submit" loading={finding.isPending}>{say(CASH.add)}</Button>
    </form>
  )
}
