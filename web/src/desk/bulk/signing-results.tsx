import type { KeyAtFault } from '@motcua/contracts/bulk.ts'
import { Button, PasswordInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { PIN } from '../dossier/pin-texts.ts'
import { BULK } from './bulk-texts.ts'
import { isOfPin } from './run-bulk.ts'
import { SIGNING } from './signing-texts.ts'
import type { Bulk, BulkRun } from './use-bulk.ts'

const MOST = 64

/**
 * Many signed with one PIN: how far it has come, then only what was not signed, each with its reason, to be tried
 * again. PINs are held by this page alone, and only while keys of this run ask for them.
 */
export function SigningResults({ bulk, title }: { bulk: Bulk; title: string }) {
  const { run } = bulk
  const [pins, setPins] = useState<Readonly<Record<string, string>>>({})
  const [known, setKnown] = useState<readonly KeyAtFault[]>([])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const asking = run && !run.isRunning ? keysAsking(run) : []
  // One that was refused is typed anew; those that opened stay for what is left.
  useEffect(() => {
    if (!run || run.isRunning) return
    if (asking.length === 0) {
      setPins({})
      return
    }
    setKnown((before) => [...before.filter(({ name }) => !asking.some((one) => one.name === name)), ...asking])
    setPins((before) => ({ ...before, ...Object.fromEntries(asking.map(({ name }) => [name, ''])) }))
  }, [run?.isRunning])
  if (!run) return null
  const refused = run.lines.filter(({ id }) => run.rows.get(id)?.refused)
  const waiting = run.lines.filter(({ id }) => !run.rows.has(id))
  const done = run.lines.length - refused.length - waiting.length
  const retry = () => {
    if (asking.some(({ name }) => !pins[name])) return
    const typed = Object.entries(pins).filter(([, pin]) => pin !== '').map(([key, pin]) => ({ key, pin }))
    bulk.retry(typed.length > 0 ? { pins: typed } : {})
  }
  return (
    <section className="mc-bulk-results" aria-label={say(BULK.results)}>
      <h2 ref={heading} tabIndex={-1}>{title}</h2>
      <p role="status">
        {run.isRunning ? say(SIGNING.progress, { done: run.rows.size, count: run.lines.length })
          : say(waiting.length > 0 ? SIGNING.sumLeft : SIGNING.sum, {
            done, refused: refused.length, left: waiting.length,
          })}
      </p>
      {run.isRunning && <progress max={run.lines.length} value={run.rows.size} aria-label={title} />}
      {run.error && <p role="alert" className="mc-error">{run.error.message}</p>}
      {!run.isRunning && asking.length > 0 && (
        <form
          className="mc-stack mc-bulk-pins" noValidate aria-label={say(SIGNING.pins)}
          onSubmit={(event) => {
            event.preventDefault()
            retry()
          }}
        >
          {asking.map((key) => (
            <PinOfKey
              key={key.name} of={key} pin={pins[key.name] ?? ''} fault={faultOf(run, key)}
              onChange={(pin) => setPins({ ...pins, [key.name]: pin })}
            />
          ))}
          <div className="mc-row">
            <Button type="submit">{say(SIGNING.signLeft, { count: refused.length + waiting.length })}</Button>
            <Button variant="default" onClick={bulk.close}>{say(SIGNING.stop)}</Button>
          </div>
          {known.length > asking.length && <p className="mc-quiet">{say(SIGNING.others)}</p>}
        </form>
      )}
      {!run.isRunning && asking.length === 0 && (
        <div className="mc-row">
          {refused.length + waiting.length > 0 && (
            <Button onClick={retry}>{say(SIGNING.again, { count: refused.length + waiting.length })}</Button>
          )}
          <Button variant="default" onClick={bulk.close}>{say(BULK.close)}</Button>
        </div>
      )}
      <Failures run={run} />
    </section>
  )
}

interface PinOfKeyProps {
  of: KeyAtFault
  pin: string
  fault: string | undefined
  onChange: (pin: string) => void
}

function PinOfKey({ of: { kind, holder }, pin, fault, onChange }: PinOfKeyProps) {
  return (
    <PasswordInput
      label={say(kind === 'person' ? SIGNING.pinOfPerson : SIGNING.pinOfAgency, { holder })} description={say(PIN.kept)}
      error={fault} withAsterisk autoComplete="off" maxLength={MOST} value={pin}
      visibilityToggleButtonProps={{ 'aria-label': say(PIN.show) }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Of what was signed nothing more is said. */
function Failures({ run }: { run: BulkRun }) {
  const failed = run.lines.flatMap((line) => {
    const row = run.rows.get(line.id)
    return row?.refused && !isOfPin(row) ? [{ line, text: row.refused.text }] : []
  })
  if (failed.length === 0) return null
  return (
    <table className="mc-table">
      <caption className="mc-hidden">{say(SIGNING.failures)}</caption>
      <thead><tr><th scope="col">{say(BULK.dossier)}</th><th scope="col">{say(SIGNING.why)}</th></tr></thead>
      <tbody>
        {failed.map(({ line, text }) => (
          <tr key={line.id}>
            <td><Link to="/ho-so/$id" params={{ id: line.id }} className="mc-number">{line.number}</Link></td>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The keys that ask for a PIN, each once. */
function keysAsking({ rows }: BulkRun): KeyAtFault[] {
  const all = [...rows.values()].flatMap((row) => isOfPin(row) && row.refused?.key ? [row.refused.key] : [])
  return all.filter((one, nth) => all.findIndex(({ name }) => name === one.name) === nth)
}

/** Only that one was wrong is a fault of whoever types. */
function faultOf({ rows }: BulkRun, { name }: KeyAtFault): string | undefined {
  const wrong = [...rows.values()].find(({ refused }) => refused?.key?.name === name && refused.code === 'pin-wrong')
  return wrong?.refused?.text
}
