import type { Parcel, ParcelPage } from '@motcua/contracts/post.ts'
import { useState } from 'react'
import { CallError } from '../lib/call-error.ts'
import { call } from '../lib/call.ts'
import { say } from '../lib/language.ts'
import { isOut } from '../lib/parcel-out.ts'
import { type OwnDevice, keepParcels } from './device-store.ts'
import { START } from './offline-texts.ts'
import { useToldFault } from './use-told-fault.ts'
import { VAN } from './van-texts.ts'

/** More than a van carries: whoever has more than that leaves some sections to others. */
const MOST_PAGES = 40

/**
 * While there is a network: which parcels are to be brought or fetched, and of which sections a carrier takes them
 * along. Nothing of the others stays on the device.
 */
export function TakeAlong({ device, isAnew, onTaken }: {
  readonly device: OwnDevice; readonly isAnew: boolean; readonly onTaken: () => Promise<void>
}) {
  const [found, setFound] = useState<readonly Parcel[]>()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [fault, setFault] = useToldFault()
  const [isBusy, setBusy] = useState(false)
  const busily = async (work: () => Promise<void>) => {
    setBusy(true)
    setFault('')
    try {
      await work()
    } catch (error) {
      setFault(error instanceof CallError && error.code === 'not-signed-in' ? say(START.signIn)
        : error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  const look = async () => busily(async () => {
    setLeft(new Set())
    setFound(await listOut())
  })
  const sections = [...new Map((found ?? []).map(({ sectionId, sectionName }) => [sectionId, sectionName])).entries()]
  const taken = (found ?? []).filter(({ sectionId }) => !left.has(sectionId))
  const keep = async () => busily(async () => {
    await keepParcels(device, taken)
    setFound(undefined)
    await onTaken()
  })
  return (
    <section>
      <p className="quiet">{say(VAN.takeHint)}</p>
      {fault && <p role="alert" className="fault">{fault}</p>}
      <button type="button" className={isAnew ? 'plain' : undefined} disabled={isBusy} onClick={() => void look()}>
        {say(isAnew ? VAN.takeAnew : VAN.take)}
      </button>
      {found?.length === 0 && <p role="status">{say(VAN.noneOut)}</p>}
      {sections.length > 0 && (
        <>
          <fieldset>
            <legend>{say(VAN.which)}</legend>
            {sections.map(([id, section]) => (
              <label key={id} className="tick">
                <input
                  type="checkbox" checked={!left.has(id)}
                  onChange={() => setLeft((before) => toggled(before, id))}
                />{' '}
                {say(VAN.ofSection, { section, count: found?.filter(({ sectionId }) => sectionId === id).length ?? 0 })}
              </label>
            ))}
          </fieldset>
          <button type="button" disabled={isBusy} onClick={() => void keep()}>{say(VAN.carry)}</button>
        </>
      )}
    </section>
  )
}

async function listOut(): Promise<Parcel[]> {
  const found: Parcel[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, next } = await call('GET', '/api/post/carrying', { query: { cursor } }) as ParcelPage
    found.push(...items.filter(isOut))
    if (next === null) break
    cursor = next
  }
  return found
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}
