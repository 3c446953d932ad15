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

export interface PageDrawer {
  /** A page as a JPEG; undefined where it cannot be drawn, or would take more than 512 MB or 30 seconds. */
  draw(order: DrawOrder): Promise<DrawnPage | undefined>
  close(): void
}

const [MEGABYTES, SECONDS] = [512, 30]

/** Opens what draws pages of files of others, in a process that a file cannot outgrow, begun with the first page. */
export function openPageDrawer(): PageDrawer {
  const process = openSupervisedProcess<DrawOrder, DrawnPage | { readonly code: string }>({
    module: new URL('draw-work.ts', import.meta.url), megabytes: MEGABYTES, seconds: SECONDS,
    givenUp: (why) => ({ code: why }),
  })
  const turns = openTurns()
  return {
    async draw(order) {
      const drawn = await turns(order.path, () => process.ask(order))
      return 'code' in drawn ? undefined : drawn
    },
    close: process.close,
  }
}

/** Of this process: all its doors and jobs share it. */
export const pageDrawer = openPageDrawer()
