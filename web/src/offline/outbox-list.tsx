import { isOpen, isWiped } from '@motcua/contracts/offline-outbox.ts'
import { useState } from 'react'
import { showShortMoment } from '../lib/dates.ts'
import { say } from '../lib/language.ts'
import { type ListedRow, type OwnDevice, forgetRow, openContent } from './device-store.ts'
import { KeptContent } from './kept-content.tsx'
import { type Made, provisionalCode } from './make-command.ts'
import { OUTBOX } from './offline-texts.ts'
import { Slip, nameOfKind } from './slip.tsx'

/**
 * All that was done on this device, each with how far it is. While somebody has it out, what is of another officer is
 * not opened. Without an outing what is over is opened by whoever holds the device: else it would stay there for good.
 */
export function OutboxList({ device, rows, officerId, isSending, changed, send }: {
  readonly device: OwnDevice; readonly rows: readonly ListedRow[]; readonly officerId: string | undefined
  readonly isSending: boolean; readonly changed: () => Promise<void>; readonly send: (isNow: boolean) => Promise<void>
}) {
  const [shown, setShown] = useState<{ readonly made: Made; readonly photos: readonly string[] }>()
  if (shown) {
    const { made, photos } = shown
    return (
      <>
        <Slip device={device} made={made} onNext={() => setShown(undefined)} />
        <KeptContent device={device} n={made.n} content={made.content} photos={photos} />
      </>
    )
  }
  const look = async ({ n, photos }: ListedRow) => {
    const content = await openContent(device, n)
    if (content)
      setShown({ made: { n, code: provisionalCode(device, n), content }, photos: photos.map(({ sha256 }) => sha256) })
  }
  const forget = async ({ n }: ListedRow) => {
    await forgetRow(n)
    await changed()
  }
  return (
    <section>
      {rows.some(isOpen) && (
        <button type="button" disabled={isSending} onClick={() => void send(true)}>
          {isSending ? say(OUTBOX.sending) : say(OUTBOX.send)}
        </button>
      )}
      {rows.length === 0 && <p>{say(OUTBOX.none)}</p>}
      <ul className="rows">
        {rows.map((row) => (
          <Row
            key={row.n} row={row} code={provisionalCode(device, row.n)}
            isOwn={officerId === undefined ? !isOpen(row) : row.officerId === officerId}
            onLook={() => void look(row)} onForget={() => void forget(row)}
          />
        ))}
      </ul>
    </section>
  )
}

const ICONS = { waiting: '◔', sent: '↑', accepted: '✓', refused: '✕' } as const

function Row({ row, code, isOwn, onLook, onForget }: {
  readonly row: ListedRow; readonly code: string; readonly isOwn: boolean
  readonly onLook: () => void; readonly onForget: () => void
}) {
  const { state, outcome, attempts, kind, at, isOnlyHere, isDealtWith } = row
  const words = state === 'accepted' ? say(OUTBOX.accepted, { number: outcome?.number ?? '' }) : say(OUTBOX[state])
  return (
    <li>
      <p>
        <strong>{code}</strong> {nameOfKind(kind)}, {showShortMoment(at)}{' '}
        <span className={`chip ${state}`}><span aria-hidden="true">{ICONS[state]}</span> {words}</span>
        {isOpen(row) && attempts > 0 && <span className="quiet"> {say(OUTBOX.tries, { count: attempts })}</span>}
        {!isOwn && <span className="quiet"> {say(OUTBOX.ofAnother)}</span>}
      </p>
      {state === 'refused' && (
        <p className="fault">{outcome?.reason} {say(isOnlyHere ? OUTBOX.onlyHere : isDealtWith ? OUTBOX.dealtWith : OUTBOX.atDesk)}</p>
      )}
      <p>
        {isOwn && !isWiped(row) && (
          <button type="button" className="plain" onClick={onLook}>{say(OUTBOX.look, { code })}</button>
        )}{' '}
        {isOwn && !isOpen(row) && (
          <button type="button" className="plain" onClick={onForget}>{say(OUTBOX.forget, { code })}</button>
        )}
      </p>
    </li>
  )
}
