import type { DecisionChecked } from '@motcua/contracts/designs.ts'
import { NativeSelect } from '@mantine/core'
import { Suspense, lazy, useState } from 'react'
import { say } from '../../../lib/language.ts'
import { useDecisionCheck } from '../designs-data.ts'
import { FileButtons } from '../file-buttons.tsx'
import { hasDecision, withData } from './decision-file.ts'
import { DECISION } from './decision-texts.ts'
import { DecisionTry } from './decision-try.tsx'

const DecisionBoard = lazy(() => import('./decision-board.tsx'))

interface DecisionEditorProps {
  id: string
  /** DMN 1.3. */
  value: string
  onChange: (dmn: string) => void
}

/** One file of decisions: edited, looked through by the server while it is, and tried with data. */
export function DecisionEditor({ id, value, onChange }: DecisionEditorProps) {
  const check = useDecisionCheck(value)
  const decisions = check.data?.decisions ?? []
  const [wanted, setWanted] = useState(id)
  const chosen = decisions.find((one) => one.id === wanted) ?? decisions[0]
  return (
    <div className="mc-stack">
      <div className="mc-row">
        {decisions.length > 1 && <NativeSelect label={say(DECISION.decision)} value={chosen?.id ?? ''}
          data={decisions.map((one) => ({ value: one.id, label: one.name || one.id }))}
          onChange={(event) => setWanted(event.currentTarget.value)} />}
        <FileButtons
          fileName={`${id}.dmn`} type="application/xml" content={value} accept=".dmn,.xml,application/xml,text/xml"
          importLabel={say(DECISION.importFile)} exportLabel={say(DECISION.exportFile)}
          onRead={async (text, file) => {
            if (!await hasDecision(text)) return say(DECISION.notDmn)
            onChange(text)
            return say(DECISION.imported, { file })
          }}
        />
      </div>
      <Found checked={check.data} isFailed={check.isError} isFetching={check.isFetching} />
      {chosen && <Suspense fallback={<p role="status">{say(DECISION.loading)}</p>}>
        <DecisionBoard xml={value} decision={chosen.id} onChange={onChange} />
      </Suspense>}
      {chosen && <DecisionTry
        key={chosen.id} xml={value} decision={chosen.id} inputs={chosen.inputs}
        onAddData={(data) => void withData(value, chosen.id, data).then(onChange)}
      />}
    </div>
  )
}

function Found({ checked, isFailed, isFetching }: {
  checked: DecisionChecked | undefined
  isFailed: boolean
  isFetching: boolean
}) {
  if (isFailed && !checked) return <p role="alert" className="mc-error">{say(DECISION.notChecked)}</p>
  if (!checked) return <p role="status">{say(DECISION.checking)}</p>
  const faults = checked.fault === null ? checked.problems.map(({ text }) => text) : [checked.fault]
  return (
    <div className={faults.length > 0 ? 'mc-findings mc-findings-wrong' : 'mc-findings'}>
      <p role="status">
        {faults.length > 0 ? `⚠ ${say(DECISION.faults, { count: faults.length })}` : `✓ ${say(DECISION.sound)}`}
        {isFetching && <span className="mc-quiet"> {say(DECISION.checking)}</span>}
      </p>
      {faults.length > 0 && <ul>{faults.map((text) => <li key={text}>{text}</li>)}</ul>}
    </div>
  )
}
