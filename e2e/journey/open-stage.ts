import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { type Instance, startInstance } from '../instance.ts'
import { FIRST_MORNING, readyFolder } from '../ready-folder.ts'
import { openChromium } from './chromium.ts'
import { levelsOf, openProvince } from './province.ts'
import type { Stage } from './stage.ts'

/**
 * The first morning of the demonstration, and a Friday like it after 30/06/2025: since then addresses have two levels.
 */
const THREE_LEVELS = FIRST_MORNING
const TWO_LEVELS = '2026-06-26'

export interface OpenStage {
  /** A folder of another province's data. */
  readonly dataSet?: string | undefined
  readonly say?: (line: string) => void
  /** Variables of the program besides its own. */
  readonly env?: Readonly<Record<string, string>>
  /** At http://localhost, and not at an address of numbers: browsers make passkeys at a name alone. */
  readonly isNamed?: boolean
  /** Before the whole browser, as `openChromium` has it. */
  readonly isWhole?: boolean
  /** A copy of the program without some guard, for the control of a drill. */
  readonly entry?: string | undefined
}

export interface OpenedStage extends Stage {
  readonly instance: Instance
  /** Ends browser and instance; the folder stays if there are PDFs in it. */
  close(): Promise<void>
}

/** An instance of its own on a free port, at eight in the morning, and a browser before it. */
export async function openStage(
  { dataSet, entry, env, isNamed = false, isWhole = false, say = () => undefined }: OpenStage = {},
): Promise<OpenedStage> {
  const day = levelsOf(dataSet) > 2 ? THREE_LEVELS : TWO_LEVELS
  const closing: (() => Promise<void>)[] = []
  const close = async () => { for (const end of closing.reverse()) await end() }
  try {
    const port = isNamed ? await freePort() : undefined
    const named = port === undefined ? {} : { port, env: { ...env, PUBLIC_URL: `http://localhost:${String(port)}` } }
    const instance = await startInstance({
      ...dataSet !== undefined && { dataSet }, ...env && { env }, entry, clock: `${day}T08:00:00+07:00`,
      like: dataSet === undefined ? readyFolder(day) : undefined, ...named,
    })
    closing.push(() => instance.stop())
    const province = await openProvince(instance, dataSet, day)
    closing.push(() => province.close())
    const browser = await openChromium({ isWhole })
    closing.push(() => browser.close())
    say(`ready: ${instance.url}`)
    const folder = mkdtempSync(join(tmpdir(), 'motcua-journey-'))
    closing.push(async () => { if (readdirSync(folder).length === 0) rmdirSync(folder) })
    return { instance, url: instance.url, browser, province, day, folder, surprises: [], desks: new Map(), say, close }
  } catch (error) {
    await close()
    throw error
  }
}
