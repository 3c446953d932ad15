import { BACKLOG_COLUMNS, type BacklogImportAnswer, type BacklogList, type ColumnMapping } from '@motcua/contracts/backlog.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { TableFile, base64Of, faultOfFile } from '../import/table-file.tsx'
import { TABLE } from '../import/table-texts.ts'
import { TriedTable } from '../import/tried-table.tsx'
import { useImporting } from './backlog-data.ts'
import { BACKLOG, COLUMN } from './backlog-texts.ts'
import { WhichFields, onlyUnit } from './which-fields.tsx'

/** A table is tried first: which column is what, what is new, what is wrong; then its rows are taken. */
export function ImportForm({ list, onClose }: { readonly list: BacklogList; readonly onClose: () => void }) {
  const [unitId, setUnit] = useState(onlyUnit(list))
  const [type, setType] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [columns, setColumns] = useState<ColumnMapping>()
  const [tried, setTried] = useState<BacklogImportAnswer>()
  const [hasTried, setHasTried] = useState(false)
  const sending = useImporting((answer) => {
    setTried(answer)
    setColumns(answer.columns)
    if (answer.isTrial) return
    announce(say(BACKLOG.taken, { taken: answer.taken }))
    onClose()
  })
  const faults = {
    unit: unitId ? undefined : say(BACKLOG.needUnit), type: type ? undefined : say(BACKLOG.needType),
    file: faultOfFile(file),
  }
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, path)
  const send = async (isTrial: boolean, mapping = columns) => {
    setHasTried(true)
    sending.reset()
    if (faults.unit ?? faults.type ?? faults.file) return
    if (!file) return
    const content = await base64Of(file)
    sending.mutate({ unitId, documentType: type, content, isTrial, ...(mapping && { columns: mapping }) })
  }
  /** Another table, agency or type is another list. */
  const anew = (change: () => void) => {
    change()
    setTried(undefined)
    setColumns(undefined)
  }
  return (
    <form className="mc-inset" noValidate aria-label={say(BACKLOG.importList)} onSubmit={(event) => {
      event.preventDefault()
      void send(true)
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2>{say(BACKLOG.importList)}</h2>
      <FormRefusal error={sending.error} />
      <div className="mc-fields">
        <WhichFields
          list={list} unitId={unitId} type={type} onUnit={(id) => anew(() => setUnit(id))}
          onType={(key) => anew(() => setType(key))}
          faults={{ unit: told('unit', '/unitId'), type: told('type', '/documentType') }}
        />
        <TableFile
          id="tep-danh-sach" hint={say(BACKLOG.fileHint)} error={told('file', '/content')}
          onFile={(chosen) => anew(() => setFile(chosen))}
        />
      </div>
      {tried && <Tried answer={tried} columns={columns ?? {}} onColumns={(mapping) => {
        setColumns(mapping)
        void send(true, mapping)
      }} />}
      <div className="mc-row">
        <Button type="submit" variant={tried ? 'default' : 'filled'} loading={sending.isPending}>{say(TABLE.look)}</Button>
        {tried && tried.taken > 0 && (
          <Button loading={sending.isPending} onClick={() => void send(false)}>
            {say(TABLE.take, { taken: tried.taken })}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>{say(TABLE.close)}</Button>
      </div>
    </form>
  )
}

function Tried({ answer, columns, onColumns }: {
  readonly answer: BacklogImportAnswer; readonly columns: ColumnMapping
  readonly onColumns: (mapping: ColumnMapping) => void
}) {
  const { headings, good, taken, before, faulty, faults } = answer
  return (
    <section className="mc-stack" aria-label={say(TABLE.look)}>
      <p role="status"><b>{say(BACKLOG.found, { good, taken, before, faulty })}</b></p>
      <TriedTable
        meanings={BACKLOG_COLUMNS.map((column) => [column, say(COLUMN[column])])}
        headings={headings} columns={columns} faults={faults} onColumns={onColumns}
      />
    </section>
  )
}
