import { CODE_COLUMNS, type CodeMapping, type CodesImportAnswer } from '@motcua/contracts/document-types.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { TableFile, base64Of, faultOfFile } from '../import/table-file.tsx'
import { TABLE } from '../import/table-texts.ts'
import { TriedTable } from '../import/tried-table.tsx'
import { CODES, CODE_COLUMN } from './codes-texts.ts'
import { useImportingCodes } from './document-types-data.ts'

/** National codes from a table: tried first, with what is wrong by row; then those that are new are taken. */
export function CodesForm({ onClose }: { readonly onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null)
  const [columns, setColumns] = useState<CodeMapping>()
  const [tried, setTried] = useState<CodesImportAnswer>()
  const [hasTried, setHasTried] = useState(false)
  const sending = useImportingCodes((answer) => {
    setTried(answer)
    setColumns(answer.columns)
    if (answer.isTrial) return
    announce(say(CODES.taken, { taken: answer.taken }))
    onClose()
  })
  const send = async (isTrial: boolean, mapping = columns) => {
    setHasTried(true)
    sending.reset()
    if (!file || faultOfFile(file)) return
    sending.mutate({ content: await base64Of(file), isTrial, ...mapping && { columns: mapping } })
  }
  return (
    <form className="mc-inset mc-stack" noValidate aria-label={say(CODES.title)} onSubmit={(event) => {
      event.preventDefault()
      void send(true)
    }} onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2>{say(CODES.title)}</h2>
      <FormRefusal error={sending.error} />
      <TableFile
        id="tep-ma-quoc-gia" hint={say(CODES.hint)}
        error={(hasTried ? faultOfFile(file) : undefined) ?? faultAt(sending.error, '/content')}
        onFile={(chosen) => {
          setFile(chosen)
          setTried(undefined)
          setColumns(undefined)
        }}
      />
      {tried && (
        <section className="mc-stack" aria-label={say(TABLE.look)}>
          <p role="status"><b>{say(CODES.found, tried)}</b></p>
          <TriedTable
            meanings={CODE_COLUMNS.map((column) => [column, say(CODE_COLUMN[column])])}
            headings={tried.headings} columns={columns ?? {}} faults={tried.faults}
            onColumns={(mapping) => {
              setColumns(mapping)
              void send(true, mapping)
            }}
          />
        </section>
      )}
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
