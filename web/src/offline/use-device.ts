import { isAtDesk, isOpen } from '@motcua/contracts/offline-outbox.ts'
import { useCallback, useEffect, useState } from 'react'
import { now, setProductTimeAhead } from '../lib/clock.ts'
import { markDevice, markedDevice } from './device-mark.ts'
import {
  type ListedRow, type OwnDevice, type OwnOuting, findDevice, findOuting, forgetParcels, keepOuting, listRows,
} from './device-store.ts'
import { sendOutbox, wipeDealtWith } from './send-outbox.ts'

/** Between two looks at what is due. */
const EVERY = 5_000
/** Between two questions whether somebody at the desk has dealt with what was refused. */
const SELDOM = 60_000
const CHANNEL = 'motcua-ngoai-tuyen'

/** This device as it is now: loaded once, and again when anything of it changes, in whatever window. */
export function useDevice() {
  const [state, setState] = useState<{
    readonly device?: OwnDevice | undefined; readonly outing?: OwnOuting | undefined
    readonly rows: readonly ListedRow[]; readonly isLoaded: boolean; readonly isBroken: boolean
    /** Whether the browser has promised to throw nothing away. */
    readonly isPersistent: boolean
    /** The device that this browser was, whose keys and rows it has thrown away. */
    readonly lost?: number | undefined
  }>({ rows: [], isLoaded: false, isBroken: false, isPersistent: true })
  const [isSending, setSending] = useState(false)
  const reload = useCallback(async () => {
    try {
      const [device, outing, rows, isPersistent] = await Promise.all([
        findDevice(), findOuting(), listRows(), navigator.storage.persisted(),
      ])
      if (device) markDevice(device.number)
      if (outing) setProductTimeAhead(outing.aheadBy)
      // What was taken along of people goes when the outing is over, whether somebody ends it or not.
      if (!outing || now().toISOString() > outing.workUntil) await forgetParcels()
      setState({
        device, outing, rows, isLoaded: true, isBroken: false, isPersistent, lost: device ? undefined : markedDevice(),
      })
    } catch {
      setState((before) => ({ ...before, isLoaded: true, isBroken: true }))
    }
  }, [])
  useEffect(() => {
    void reload()
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = () => void reload()
    return () => channel.close()
  }, [reload])
  const changed = useCallback(async () => {
    await reload()
    const channel = new BroadcastChannel(CHANNEL)
    channel.postMessage('changed')
    channel.close()
  }, [reload])

  const { device } = state
  const send = useCallback(async (isNow: boolean) => {
    if (!device) return
    setSending(true)
    try {
      if (await sendOutbox(device, isNow)) await changed()
    } finally {
      setSending(false)
    }
  }, [device, changed])
  const hasOpen = state.rows.some(isOpen)
  useEffect(() => {
    if (!hasOpen) return undefined
    const soon = () => void send(true)
    window.addEventListener('online', soon)
    const timer = setInterval(() => { if (navigator.onLine) void send(false) }, EVERY)
    return () => {
      window.removeEventListener('online', soon)
      clearInterval(timer)
    }
  }, [hasOpen, send])
  const hasRefused = state.rows.some(isAtDesk)
  useEffect(() => {
    if (!device || !hasRefused) return undefined
    const ask = () => { if (navigator.onLine) void wipeDealtWith(device).then(changed) }
    ask()
    const timer = setInterval(ask, SELDOM)
    return () => clearInterval(timer)
  }, [device, hasRefused, changed])
  const { outing } = state
  useEffect(() => {
    if (!outing) return undefined
    // Its days may be over while the page stands open: what was taken along goes then, and nothing is taken in.
    const timer = setInterval(() => { if (now().toISOString() > outing.workUntil) void reload() }, SELDOM)
    return () => clearInterval(timer)
  }, [outing, reload])
  const end = useCallback(async () => {
    await keepOuting(undefined)
    await changed()
  }, [changed])
  return { ...state, isSending, changed, send, end }
}
