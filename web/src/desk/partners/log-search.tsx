import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { canBeDossierNumber, dossierNumberOf } from '../../lib/dossier-shape.ts'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { LOG, MESSAGE_STATES } from './log-texts.ts'
import { type LogAsked, usePartners } from './partner-data.ts'
import { nameOfPartner } from './partner-words.ts'

const STATES = Object.entries(MESSAGE_STATES).map(([value, text]) => ({ value, label: say(text) }))
const ALL = { value: '', label: say(LOG.all) }

/** What is looked for: by dossier, system, state and day. */
export function LogSearch({ asked, onAsk }: {
  readonly asked: LogAsked; readonly onAsk: (asked: LogAsked) => void
}) {
  const [typed, setTyped] = useState(asked)
  const [faults, setFaults] = useState<{ readonly day?: string; readonly number?: string }>({})
  const partners = usePartners().data?.items ?? []
  // One that is asked for stands in the list, also before the list is there.
  const codes = [...new Set([...partners.map(({ code }) => code), ...typed.partner === '' ? [] : [typed.partner]])]
  const set = (more: Partial<LogAsked>) => setTyped({ ...typed, ...more })
  return (
    <form role="search" className="mc-stack" aria-label={say(LOG.search)} noValidate onSubmit={(event) => {
      event.preventDefault()
      const number = dossierNumberOf(typed.number)
      // What is asked stands in an address: nobody's personal number is sent in the place of a dossier's.
      const found = {
        ...typed.day !== '' && !/^\d{4}-\d\d-\d\d$/.test(typed.day) && { day: say(LOG.wrongDay) },
        ...number !== '' && !canBeDossierNumber(number) && { number: say(LOG.wrongNumber) },
      }
      setFaults(found)
      if (Object.keys(found).length === 0) onAsk({ ...typed, number })
    }}>
      <div className="mc-fields">
        <TextInput
          label={say(LOG.number)} value={typed.number} maxLength={60} autoComplete="off" error={faults.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <NativeSelect
          label={say(LOG.system)} value={typed.partner}
          data={[ALL, ...codes.map((code) => ({ value: code, label: nameOfPartner(code) }))]}
          onChange={(event) => set({ partner: event.currentTarget.value })}
        />
        <NativeSelect
          label={say(LOG.state)} value={typed.state} data={[ALL, ...STATES]}
          onChange={(event) => set({ state: event.currentTarget.value })}
        />
        <DayField
          id="thu-ngay" label={say(LOG.day)} value={typed.day} error={faults.day} onChange={(day = '') => set({ day })}
        />
      </div>
      <div className="mc-row"><Button type="submit">{say(LOG.find)}</Button></div>
    </form>
  )
}
