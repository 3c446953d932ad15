import type { Parcel } from '@motcua/contracts/post.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { say } from '../lib/language.ts'
import { showMoney } from '../lib/money.ts'
import { playHeard } from '../lib/scan-sound.ts'
import { tellFault } from '../lib/window-title.ts'
import { type ListedRow, listParcels } from './device-store.ts'
import { Field } from './field.tsx'
import { isFinal, lookUpParcel } from './look-up-parcel.ts'
import type { Made } from './make-command.ts'
import { ParcelDeed } from './parcel-deed.tsx'
import { TakeAlong } from './take-along.tsx'
import type { Work } from './use-keeping.ts'
import { VAN } from './van-texts.ts'

interface Said { readonly isRight: boolean; readonly text: string }

/**
 * A carrier on the road: the parcels that were taken along, a field into which a scanner types, and what became of the
 * parcel that was scanned. Whether a code is right is heard and read at once, without any network.
 */
export function VanForm({ rows, onNoted, ...work }: Work & {
  readonly rows: readonly ListedRow[]
  /** Kept, and no slip is needed: the next parcel is scanned. */
  readonly onNoted: (made: Made) => Promise<void>
}) {
  const { device } = work
  const [parcels, setParcels] = useState<readonly Parcel[]>([])
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<Said>()
  const [chosen, setChosen] = useState<Parcel>()
  const field = useRef<HTMLInputElement>(null)
  const reload = useCallback(async () => setParcels(await listParcels(device)), [device])
  // Whatever became of a command may have wiped its parcel.
  useEffect(() => { void reload() }, [reload, rows])
  const isWrong = said?.isRight === false
  useEffect(() => isWrong ? tellFault() : undefined, [isWrong, said])
  const scan = () => {
    if (typed.trim() === '') return
    setTyped('')
    const found = lookUpParcel(parcels, rows, typed)
    const isRight = found.kind === 'here'
    playHeard(isRight ? 'right' : 'wrong')
    setChosen(isRight ? found.parcel : undefined)
    setSaid(isRight ? { isRight, text: say(VAN.right, { code: found.parcel.code }) }
      : { isRight, text: say(VAN[found.kind], { code: found.code }) })
  }
  const next = (text: string) => {
    setChosen(undefined)
    setSaid(text === '' ? undefined : { isRight: true, text })
    field.current?.focus()
  }
  return (
    <>
      <h2>{say(VAN.tab)}</h2>
      {parcels.length > 0 && (
        <form noValidate onSubmit={(event) => {
          event.preventDefault()
          scan()
        }}>
          <Field label={say(VAN.scan)} hint={say(VAN.scanHint)}>{(known) => (
            <input
              {...known} ref={field} value={typed} maxLength={80} autoComplete="off" autoCapitalize="characters"
              spellCheck={false} onChange={(event) => setTyped(event.target.value)}
            />
          )}</Field>
          <button type="submit" className="plain">{say(VAN.enter)}</button>
          <p role={isWrong ? 'alert' : 'status'} className={isWrong ? 'fault' : 'heard'}>{said?.text}</p>
        </form>
      )}
      {chosen && (
        <ParcelDeed
          key={chosen.id} {...work} parcel={chosen} onLeave={() => next('')}
          onNoted={async (made, what) => {
            next(say(VAN.kept, { note: made.code, code: chosen.code, what }))
            await onNoted(made)
          }}
        />
      )}
      <h3>{parcels.length === 0 ? say(VAN.none) : say(VAN.list, { count: parcels.length })}</h3>
      <ul className="rows">
        {parcels.map((parcel) => <Carried key={parcel.id} parcel={parcel} rows={rows} />)}
      </ul>
      <TakeAlong device={device} isAnew={parcels.length > 0} onTaken={reload} />
    </>
  )
}

function Carried({ parcel, rows }: { readonly parcel: Parcel; readonly rows: readonly ListedRow[] }) {
  const { id, code, kind, name, address, attempts } = parcel
  const noted = rows.filter((row) => row.parcel === id)
  const isVain = noted.some((row) => row.kind === 'parcel-failure' && (row.state === 'waiting' || row.state === 'sent'))
  return (
    <li>
      <p>
        <strong>{code}</strong> {say(VAN[kind])}{' '}
        {noted.some(isFinal) ? <span className="chip waiting">◔ {say(VAN.isNoted)}</span>
          : isVain && <span className="chip waiting">◔ {say(VAN.isVain)}</span>}
        {attempts > 0 && <span className="quiet"> {say(VAN.attempts, { count: attempts })}</span>}
      </p>
      <p><b><bdi>{name}</bdi></b><br /><bdi>{address}</bdi></p>
      <p className="quiet">{moneyOf(parcel)}</p>
    </li>
  )
}

function moneyOf({ fee, cod }: Parcel): string {
  return [
    say(VAN.fee, { fee: showMoney(fee) }), ...cod > 0 ? [say(VAN.cod, { cod: showMoney(cod) })] : [],
  ].join('; ')
}
