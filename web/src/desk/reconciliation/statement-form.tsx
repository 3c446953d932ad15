import type { DayOfMoney, StatementRead } from '@motcua/contracts/reconciliation.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { TableFile, base64Of, faultOfFile } from '../import/table-file.tsx'
import { useReadingStatement } from './reconciliation-data.ts'
import { RECONCILIATION } from './reconciliation-texts.ts'

/** A statement of the account of a section: taken whole, or told line by line what is wrong with it. */
export function StatementForm({ sections }: Pick<DayOfMoney, 'sections'>) {
  const [unitId, setUnit] = useState(sections[0]?.unitId ?? '')
  const [file, setFile] = useState<File | null>(null)
  const [hasTried, setHasTried] = useState(false)
  const [faults, setFaults] = useState<StatementRead['faults']>([])
  const reading = useReadingStatement()
  const fault = faults.length > 0 ? say(RECONCILIATION.faulty) : hasTried ? faultOfFile(file) : undefined
  useFaultyTitle(fault !== undefined)
  const send = async () => {
    setHasTried(true)
    if (reading.isPending) return
    if (!file || faultOfFile(file) !== undefined) return
    setFaults([])
    reading.mutate({ unitId, content: await base64Of(file) }, {
      onSuccess: ({ lines, known, faults: told }) => {
        setFaults(told)
        if (told.length === 0) announce(say(RECONCILIATION.readDone, { lines, known }))
      },
    })
  }
  return (
    <form className="mc-inset" noValidate aria-label={say(RECONCILIATION.statementTitle)} onSubmit={(event) => {
      event.preventDefault()
      void send()
    }}>
      <h2>{say(RECONCILIATION.statementTitle)}</h2>
      <FormRefusal error={reading.error} />
      <div className="mc-fields">
        {sections.length > 1 && (
          <NativeSelect
            label={say(RECONCILIATION.account)} value={unitId} onChange={(event) => setUnit(event.currentTarget.value)}
            data={sections.map(({ unitId: value, unitName: label }) => ({ value, label }))}
          />
        )}
        <TableFile
          id="tep-sao-ke" hint={say(RECONCILIATION.statementHint)} error={fault}
          onFile={(chosen) => {
            setFile(chosen)
            setFaults([])
          }}
        />
      </div>
      {faults.length > 0 && (
        <div role="alert">
          <ul>{faults.map(({ row, column, text }) => (
            <li key={`${row} ${column} ${text}`}>{say(RECONCILIATION.fault, { row, column, text })}</li>
          ))}</ul>
        </div>
      )}
      <div className="mc-row">
        <Button type="submit" variant="default" loading={reading.isPending}>{say(RECONCILIATION.read)}</Button>
      </div>
    </form>
  )
}
