import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { paperFieldId } from './intake-draft.ts'
import { SLIP } from './intake-texts.ts'

interface SupplementSlipProps {
  applicantName: string
  procedure: ProcedureDetail
  /** Missing papers by the id of their field, with the server's words. */
  faults: Readonly<Record<string, string>>
}

/**
 * The one slip that names everything missing with its reasons, printed before anything is received: nobody is sent home
 * twice for one dossier (NĐ 61/2018 Đ.17). No dossier exists yet, so it carries no number.
 */
export function SupplementSlip({ applicantName, procedure, faults }: SupplementSlipProps) {
  const missing = procedure.components.filter(({ id }) => faults[paperFieldId(id)])
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const reasonOf = (id: string) => reasons[id] ?? say(SLIP.notBrought)
  useShortcuts([{ keys: 'i', name: say(SLIP.print), run: () => window.print() }])
  return (
    <section className="mc-inset mc-slip" aria-label={say(SLIP.title)}>
      <h2>{say(SLIP.title)}</h2>
      <p>
        {applicantName} · {procedure.name} · {showDay(now())}
      </p>
      <ol>
        {missing.map(({ id, name }) => (
          <li key={id}>
            <b>{name}</b>
            <Textarea
              className="mc-no-print"
              label={say(SLIP.reason)}
              autosize
              minRows={1}
              value={reasonOf(id)}
              onChange={(event) => setReasons({ ...reasons, [id]: event.currentTarget.value })}
            />
            <p className="mc-print-only">{reasonOf(id)}</p>
          </li>
        ))}
      </ol>
      <p>{say(SLIP.only)}</p>
      <Button className="mc-no-print" variant="default" onClick={() => window.print()}>
        {say(SLIP.print)}&nbsp;<kbd>I</kbd>
      </Button>
    </section>
  )
}
