import type { BulkRow } from '@motcua/contracts/bulk.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type BulkAsked, type BulkLine, type Part, partsOf, refusedOf, runParts } from './run-bulk.ts'

export interface BulkRun extends BulkAsked {
  readonly rows: ReadonlyMap<string, BulkRow>
  readonly undone: ReadonlySet<string>
  readonly left: readonly Part[]
  readonly error: Error | undefined
  readonly isRunning: boolean
  /** Until when the last of them may be undone, by this machine's clock. */
  readonly undoUntil: number
}

/** One deed on many dossiers as it goes on, with what became of each, and its undoing row by row. */
export function useBulk() {
  const queryClient = useQueryClient()
  const [run, setRun] = useState<BulkRun>()
  const [secondsLeft, setSecondsLeft] = useState(0)
  const change = (patch: (before: BulkRun) => Partial<BulkRun>) =>
    setRun((before) => before && { ...before, ...patch(before) })

  const tell = (rows: readonly BulkRow[]) => change((before) => {
    const seconds = Math.max(0, ...rows.map(({ acted }) => acted?.undoSeconds ?? 0))
    return {
      rows: new Map([...before.rows, ...rows.map((row) => [row.id, row] as const)]),
      undoUntil: seconds > 0 ? performance.now() + seconds * 1_000 : before.undoUntil,
    }
  })
  const go = async (asked: BulkAsked, parts: readonly Part[]) => {
    const { left, error } = await runParts(asked, parts, tell)
    change(() => ({ left, error, isRunning: false }))
    await queryClient.invalidateQueries({ queryKey: ['dossiers'] })
    await queryClient.invalidateQueries({ queryKey: ['dossier'] })
  }
  const undoUntil = run?.undoUntil ?? 0
  useEffect(() => {
    const tick = () => setSecondsLeft(Math.max(0, Math.ceil((undoUntil - performance.now()) / 1_000)))
    tick()
    const ticking = setInterval(tick, 1_000)
    return () => clearInterval(ticking)
  }, [undoUntil])

  return {
    run,
    secondsLeft,
    start: (asked: BulkAsked) => {
      const parts = partsOf(asked.lines)
      setRun({
        ...asked, rows: new Map(), undone: new Set(), left: parts, error: undefined, isRunning: true, undoUntil: 0,
      })
      void go(asked, parts)
    },
    again: () => {
      if (!run || run.isRunning) return
      change(() => ({ isRunning: true, error: undefined }))
      void go(run, run.left)
    },
    /** What was refused once more, and with it what is left; with PINs of keys that asked for them. */
    retry: (body: BulkAsked['body']) => {
      if (!run || run.isRunning) return
      const refused = refusedOf(run.lines, run.rows)
      const parts = [...partsOf(refused), ...run.left]
      const rows = new Map([...run.rows].filter(([id]) => !refused.some((line) => line.id === id)))
      change(() => ({ rows, left: parts, error: undefined, isRunning: true }))
      void go({ deed: run.deed, lines: run.lines, body }, parts)
    },
    /** Of those named what was done and may still be undone; the server decides. */
    undo: async (lines: readonly BulkLine[]) => {
      const done = lines.flatMap(({ id, number }) => {
        const acted = run?.rows.get(id)?.acted
        return acted?.undoSeconds && !run?.undone.has(id) ? [{ id, number, version: acted.version }] : []
      })
      const { error } = await runParts({ deed: 'undoing', body: {} }, partsOf(done), (rows) => change((before) => ({
        undone: new Set([...before.undone, ...rows.flatMap(({ id, acted }) => acted ? [id] : [])]),
        rows: new Map([...before.rows, ...rows.flatMap((row) => {
          const was = before.rows.get(row.id)
          return row.refused && was ? [[row.id, { ...was, refused: row.refused }] as const] : []
        })]),
      })))
      if (error) change(() => ({ error }))
      await queryClient.invalidateQueries({ queryKey: ['dossiers'] })
    },
    close: () => setRun(undefined),
  }
}
export type Bulk = ReturnType<typeof useBulk>
