import { isOpen } from '@motcua/contracts/offline-outbox.ts'
import { COUNTER_KINDS, type OfflineKind } from '@motcua/contracts/offline.ts'
import { useEffect, useState } from 'react'
import { now } from '../lib/clock.ts'
import { showShortMoment } from '../lib/dates.ts'
import { LANGUAGE, say } from '../lib/language.ts'
import { nameWindow } from '../lib/window-title.ts'
import { BeginOuting, EnrolDevice } from './begin.tsx'
import type { OwnDevice, OwnOuting } from './device-store.ts'
import { HandOverForm } from './hand-over-form.tsx'
import { IntakeForm } from './intake-form.tsx'
import type { Made } from './make-command.ts'
import { OFFLINE, START, TAKE } from './offline-texts.ts'
import { OutboxList } from './outbox-list.tsx'
import { Slip } from './slip.tsx'
import { TicketForm } from './ticket-form.tsx'
import { useDevice } from './use-device.ts'
import { VanForm } from './van-form.tsx'
import { VAN } from './van-texts.ts'

const TABS = ['intake', 'ticket', 'handOver', 'van', 'outbox'] as const
type Tab = typeof TABS[number]
const KINDS = { intake: 'intake', ticket: 'ticket', handOver: 'hand-over', van: 'parcel-delivery' } as const
const NAMES = { ...TAKE, van: VAN.tab }

/** The counter without a network: whoever opens it sees at once whether there is one, and what is not sent yet. */
export function OfflineApp() {
  const here = useDevice()
  const { device, outing, rows } = here
  useEffect(() => {
    document.documentElement.lang = LANGUAGE
    nameWindow(say(OFFLINE.title))
  }, [])
  const open = rows.filter(isOpen).length
  return (
    <>
      <header>
        <h1>{say(OFFLINE.title)}</h1>
        <p className="state" role="status">
          <Network />{' '}
          {device && <span>{open === 0 ? say(OFFLINE.allSent) : say(OFFLINE.unsent, { count: open })}</span>}
        </p>
      </header>
      <main>
        {!here.isLoaded && <p>{say(OFFLINE.loading)}</p>}
        {here.isBroken && <p role="alert" className="fault">{say(OFFLINE.broken)}</p>}
        {here.lost !== undefined && (
          <p role="alert" className="fault">{say(START.lost, { number: here.lost })}</p>
        )}
        {device && !here.isPersistent && <p className="note">{say(START.mayBeLost)}</p>}
        {here.isLoaded && !here.isBroken && !device && <EnrolDevice onDone={here.changed} />}
        {device && !outing && (
          <>
            <BeginOuting device={device} onDone={here.changed} />
            {rows.length > 0 && <OutboxList {...here} device={device} officerId={undefined} />}
          </>
        )}
        {device && outing && <Counter device={device} outing={outing} here={here} />}
      </main>
    </>
  )
}

function Counter({ device, outing, here }: {
  readonly device: OwnDevice; readonly outing: OwnOuting; readonly here: ReturnType<typeof useDevice>
}) {
  // What is never accepted of this officer is not offered; outings of before an update say nothing of it.
  const kinds: readonly OfflineKind[] = outing.kinds ?? COUNTER_KINDS
  const tabs = TABS.filter((one) => one === 'outbox' || kinds.includes(KINDS[one]))
  const [tab, setTab] = useState<Tab>(tabs[0] ?? 'outbox')
  const [made, setMade] = useState<Made>()
  const isOver = now().toISOString() > outing.workUntil
  const note = async () => {
    await here.changed()
    if (navigator.onLine) void here.send(true)
  }
  const keep = async (one: Made) => {
    setMade(one)
    await note()
  }
  const work = { device, outing, onMade: keep }
  return (
    <>
      <p className="quiet">
        {say(OFFLINE.who, { officer: outing.officerName, section: device.sectionName, number: device.number })}.{' '}
        {isOver
          ? say(OFFLINE.over, { send: showShortMoment(outing.sendUntil) })
          : say(OFFLINE.until, { work: showShortMoment(outing.workUntil), send: showShortMoment(outing.sendUntil) })}
      </p>
      <nav aria-label={say(OFFLINE.title)}>
        {tabs.map((one) => (
          <button
            key={one} type="button" aria-current={one === tab ? 'page' : undefined}
            onClick={() => {
              setTab(one)
              setMade(undefined)
            }}
          >{say(NAMES[one])}</button>
        ))}
      </nav>
      {made && <Slip device={device} made={made} onNext={() => setMade(undefined)} />}
      {!made && tab === 'outbox' && <OutboxList {...here} device={device} officerId={outing.officerId} />}
      {!made && tab !== 'outbox' && isOver && <EndOuting here={here} />}
      {!made && tab === 'intake' && !isOver && <IntakeForm {...work} />}
      {!made && tab === 'ticket' && !isOver && <TicketForm {...work} />}
      {!made && tab === 'handOver' && !isOver && <HandOverForm {...work} />}
      {!made && tab === 'van' && !isOver && <VanForm {...work} rows={here.rows} onNoted={note} />}
      {!made && tab === 'outbox' && <EndOuting here={here} />}
    </>
  )
}

/** What is not sent yet names its own outing: it goes on being sent, whoever takes the device out next. */
function EndOuting({ here }: { readonly here: ReturnType<typeof useDevice> }) {
  const open = here.rows.filter(isOpen).length
  return (
    <>
      {open > 0 && <p className="quiet">{say(START.endHint, { count: open })}</p>}
      <button type="button" className="plain" onClick={() => void here.end()}>{say(START.end)}</button>
    </>
  )
}

function Network() {
  const [isOnline, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return <strong className={isOnline ? 'on' : 'off'}>{isOnline ? `● ${say(OFFLINE.online)}` : `○ ${say(OFFLINE.offline)}`}</strong>
}
