import { openSupervisedProcess } from '../../platform/supervised-process.ts'
import { openTurns } from '../../platform/fair-turns.ts'
import type { FileKind } from './domain/file-fault.ts'

export interface DrawOrder {
  readonly path: string
  readonly kind: FileKind
  /** From 1. */
  readonly page: number
  /** Of its longer side, in pixels. */
  readonly longest: number
}
export interface DrawnPage {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  readonly points: { readonly width: number; readonly height: number }
  /** How many the file has. */
  readonly pages: number
}

/**
 * Why there is no picture: the file is broken or wants a password, which stays so; or, with `passing`, it took more
 * than 512 MB or 30 seconds, or the process ended, which may be otherwise the next time.
 */
export interface NotDrawn { readonly fault: 'broken' | 'password' | 'passing' }

export interface PageDrawer {
  /** A page as a JPEG, or why there is none. */
  draw(order: DrawOrder): Promise<DrawnPage | NotDrawn>
  close(): void
}

const [MEGABYTES, SECONDS] = [512, 30]

/** Opens what draws pages of files of others, in a process that a file cannot outgrow, begun with the first page. */
export function openPageDrawer(): PageDrawer {
  const process = openSupervisedProcess<DrawOrder, DrawnPage | NotDrawn>({
    module: new URL('draw-work.ts', import.meta.url), megabytes: MEGABYTES, seconds: SECONDS,
    givenUp: () => ({ fault: 'passing' }),
  })
  const turns = openTurns()
  return { draw: async (order) => turns(order.path, () => process.ask(order)), close: process.close }
}

/** Of this process: all its doors and jobs share it. */
export const pageDrawer = openPageDrawer()
