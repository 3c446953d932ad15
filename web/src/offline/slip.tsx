import type { OfflineKind } from '@motcua/contracts/offline.ts'
import { useEffect, useRef } from 'react'
import { showMoment } from '../lib/dates.ts'
import { say } from '../lib/language.ts'
import type { OwnDevice } from './device-store.ts'
import type { Made } from './make-command.ts'
import { OFFLINE, OUTBOX, TAKE } from './offline-texts.ts'
import { VAN } from './van-texts.ts'

const NAMES = {
  'intake': TAKE.intake, 'ticket': TAKE.ticket, 'hand-over': TAKE.handOver, 'parcel-delivery': VAN['parcel-delivery'],
  'parcel-failure': VAN['parcel-failure'], 'parcel-collection': VAN['parcel-collection'],
} as const
const WARNINGS = {
  'intake': OFFLINE.noEffect, 'ticket': OFFLINE.ticketNoEffect, 'hand-over': OFFLINE.handOverNoEffect,
  'parcel-delivery': VAN.noEffect, 'parcel-failure': VAN.noEffect, 'parcel-collection': VAN.noEffect,
} as const

export function nameOfKind(kind: OfflineKind): string {
  return say(NAMES[kind])
}

/** The slip with its provisional number, which says that it has no legal effect yet; as it is printed. */
export function Slip({ device, made: { code, content }, onNext }: {
  readonly device: OwnDevice; readonly made: Made; readonly onNext: () => void
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="slip">
      <p className="screen-only">{say(OUTBOX.kept)}</p>
      <p>{device.sectionName}</p>
      <h2 ref={heading} tabIndex={-1}>{nameOfKind(content.kind)}</h2>
      <p className="code"><span className="quiet">{say(OUTBOX.provisional)}</span> <strong>{code}</strong></p>
      <dl>
        {[
          ...content.lines, { label: say(OUTBOX.officer), text: content.officerName },
          { label: say(OUTBOX.at), text: showMoment(content.madeAt) },
        ].map(({ label, text }, nth) => <div key={nth}><dt>{label}</dt><dd><bdi>{text}</bdi></dd></div>)}
      </dl>
      <p className="warning"><strong>{say(WARNINGS[content.kind])}</strong></p>
      <p className="screen-only">
        <button type="button" onClick={() => window.print()}>{say(OUTBOX.print)}</button>{' '}
        <button type="button" className="plain" onClick={onNext}>{say(OUTBOX.next)}</button>
      </p>
    </section>
  )
}
