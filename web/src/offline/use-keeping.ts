import { useState } from 'react'
import { say } from '../lib/language.ts'
import { type Made, makeCommand } from './make-command.ts'
import type { OwnDevice, OwnOuting } from './device-store.ts'
import { TAKE } from './offline-texts.ts'
import { useToldFault } from './use-told-fault.ts'

/** What a form of this page needs. */
export interface Work {
  readonly device: OwnDevice
  readonly outing: OwnOuting
  readonly onMade: (made: Made) => Promise<void>
}

/** Keeps what a form took in, once a press; says what is missing, or that the device has no room. */
export function useKeeping({ device, outing, onMade }: Work) {
  const [fault, setFault] = useToldFault()
  const [isBusy, setBusy] = useState(false)
  const keep = async (missing: readonly string[], make: () => Parameters<typeof makeCommand>[2]) => {
    if (isBusy) return
    if (missing.length > 0) {
      setFault(say(TAKE.need, { fields: missing.join(', ') }))
      return
    }
    setBusy(true)
    try {
      await onMade(await makeCommand(device, outing, make()))
    } catch {
      setFault(say(TAKE.notKept))
    } finally {
      setBusy(false)
    }
  }
  return { fault, isBusy, keep }
}
