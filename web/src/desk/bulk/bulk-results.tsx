import { DEED_NAMES } from '@motcua/contracts/deed-texts.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { say } from '../../lib/language.ts'
import { BULK } from './bulk-texts.ts'
import type { Bulk, BulkRun } from './use-bulk.ts'

/** What became of each dossier, in words; what may be undone is, row by row or all at once, for its seconds. */
export function BulkResults({ bulk }: { bulk: Bulk }) {
  const { run, secondsLeft } = bulk
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (!run) return null
  const done = run.lines.filter(({ id }) => run.rows.get(id)?.acted && !run.undone.has(id))
  const refused = run.lines.filter(({ id }) => run.rows.get(id)?.refused)
  const undoable = secondsLeft > 0 ? done.filter(({ id }) => run.rows.get(id)?.acted?.undoSeconds) : []
  const title = run.deed === 'assignment' ? say(BULK.reassign)
    : run.deed in DEED_NAMES ? say(DEED_NAMES[run.deed as keyof typeof DEED_NAMES]) : say(BULK.results)
  return (
    <section className="mc-bulk-results" aria-label={say(BULK.results)}>
      <h2 ref={heading} tabIndex={-1}>{title}: {say(BULK.results)}</h2>
      <p role="status">
        {run.isRunning
          ? say(BULK.progress, { done: run.rows.size, count: run.lines.length })
          : say(BULK.sum, { done: done.length, refused: refused.length })}
      </p>
      {run.isRunning && <progress max={run.lines.length} value={run.rows.size} aria-label={say(BULK.results)} />}
      {run.error && <p role="alert" className="mc-error">{run.error.message}</p>}
      <div className="mc-row">
        {run.left.length > 0 && !run.isRunning && <Button onClick={bulk.again}>{say(BULK.again)}</Button>}
        {undoable.length > 1 && !run.isRunning && (
          <Button variant="default" onClick={() => void bulk.undo(undoable)}>
            {say(BULK.undoAll, { seconds: secondsLeft })}
          </Button>
        )}
        {!run.isRunning && <Button variant="default" onClick={bulk.close}>{say(BULK.close)}</Button>}
      </div>
      <table className="mc-table">
        <thead><tr><th scope="col">{say(BULK.dossier)}</th><th scope="col">{say(BULK.result)}</th></tr></thead>
        <tbody>
          {run.lines.map((line) => (
            <tr key={line.id}>
              <td><Link to="/ho-so/$id" params={{ id: line.id }} className="mc-number">{line.number}</Link></td>
              <td>
                {wordsOf(run, line.id)}{' '}
                {undoable.some(({ id }) => id === line.id) && (
                  <Button size="compact-sm" variant="default" onClick={() => void bulk.undo([line])}>
                    {say(BULK.undo)}<span className="mc-hidden"> {line.number}</span>
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function wordsOf({ rows, undone }: BulkRun, id: string): string {
  const row = rows.get(id)
  if (undone.has(id)) return say(BULK.undone)
  if (row?.refused) return say(BULK.refused, { why: row.refused.text })
  return row ? say(BULK.done) : say(BULK.waiting)
}
