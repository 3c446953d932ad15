import { BACKLOG_COLUMNS, type BacklogImportAnswer, type BacklogList, type ColumnMapping } from '@motcua/contracts/backlog.ts'
import { MEGABYTE } from '@motcua/contracts/file-size.ts'
import { Button, Input, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useImporting } from './backlog-data.ts'
import { BACKLOG, COLUMN } from './backlog-texts.ts'
import { WhichFields, onlyUnit } from './which-fields.tsx'

const MOST_BYTES = 3 * MEGABYTE

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
    file: !file ? say(BACKLOG.needFile) : file.size > MOST_BYTES ? say(BACKLOG.tooLarge) : undefined,
  }
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(sending.error, path)
  const send = async (isTrial: boolean, mapping = columns) => {
    setHasTried(true)
    sending.reset()
    if (faults.unit ?? faults.type ?? faults.file) return
    if (!file) return
    const content = base64Of(new Uint8Array(await file.arrayBuffer()))
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
        <Input.Wrapper
          id="tep-danh-sach" label={say(BACKLOG.file)} description={say(BACKLOG.fileHint)} withAsterisk
          error={told('file', '/content')}
        >
          <input
            id="tep-danh-sach" type="file" accept=".xlsx,.csv,text/csv"
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? []
              anew(() => setFile(chosen ?? null))
            }}
          />
        </Input.Wrapper>
      </div>
      {tried && <Tried answer={tried} columns={columns ?? {}} onColumns={(mapping) => {
        setColumns(mapping)
        void send(true, mapping)
      }} />}
      <div className="mc-row">
        <Button type="submit" variant={tried ? 'default' : 'filled'} loading={sending.isPending}>{say(BACKLOG.look)}</Button>
        {tried && tried.taken > 0 && (
          <Button loading={sending.isPending} onClick={() => void send(false)}>
            {say(BACKLOG.take, { taken: tried.taken })}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>{say(BACKLOG.close)}</Button>
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
    <section className="mc-stack" aria-label={say(BACKLOG.look)}>
      <p role="status"><b>{say(BACKLOG.found, { good, taken, before, faulty })}</b></p>
      <h3>{say(BACKLOG.columns)}</h3>
      <div className="mc-fields">{BACKLOG_COLUMNS.map((column) => (
        <NativeSelect
          key={column} label={say(COLUMN[column])} value={String(columns[column] ?? '')}
          onChange={(event) => {
            const place = event.currentTarget.value
            const others = Object.fromEntries(Object.entries(columns).filter(([name]) => name !== column))
            onColumns(place === '' ? others : { ...others, [column]: Number(place) })
          }}
          data={[
            { value: '', label: say(BACKLOG.noColumn) },
            ...headings.map((heading, place) => ({ value: String(place), label: heading || String(place + 1) })),
          ]}
        />
      ))}</div>
      {faults.length > 0 && <>
        <h3>{say(BACKLOG.faults)}</h3>
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(BACKLOG.row)}</th><th scope="col">{say(BACKLOG.column)}</th>
            <th scope="col">{say(BACKLOG.fault)}</th>
          </tr></thead>
          <tbody>{faults.map(({ row, column, text }) => (
            <tr key={`${row} ${column} ${text}`}>
              <td className="mc-number">{row}</td><td>{say(COLUMN[column])}</td><td>{text}</td>
            </tr>
          ))}</tbody>
        </table></div>
        {faults.length === 200 && <p className="mc-quiet">{say(BACKLOG.first)}</p>}
      </>}
    </section>
  )
}

/** In pieces, since a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}
