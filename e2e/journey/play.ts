import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instance, startInstance } from '../instance.ts'
import { openChromium } from './chromium.ts'
import { openProvince } from './province.ts'
import { playRecord } from './record.ts'
import type { Played, Stage } from './stage.ts'

/** The first morning of the demonstration: province, districts and plan are in force. */
export const FIRST_DAY = '2021-06-25'

export interface PlayOptions {
  /** A folder of another province's data. */
  readonly dataSet?: string | undefined
  say(line: string): void
}

export interface Report { readonly dossiers: readonly Played[]; readonly surprises: readonly string[]; readonly ok: boolean }

/** Plays the main job from beginning to end on an instance of its own, which is gone afterwards; the PDFs stay. */
export async function play({ dataSet, say }: PlayOptions): Promise<Report> {
  const begun = performance.now()
  const tell = (line: string) => say(`${((performance.now() - begun) / 1_000).toFixed(1).padStart(6)} s  ${line}`)
  const instance = await startInstance({ ...dataSet !== undefined && { dataSet } })
  tell(`ready: ${instance.url}`)
  try {
    return await onStage(instance, dataSet, tell, async (stage) => [await playRecord(stage)])
  } finally {
    await instance.stop()
  }
}

/** Opens browser and province on a running instance, plays, and closes them again. */
export async function onStage(
  instance: Instance, dataSet: string | undefined, say: (line: string) => void, plays: (stage: Stage) => Promise<readonly Played[]>,
): Promise<Report> {
  const [browser, province] = [await openChromium(), await openProvince(instance, dataSet, FIRST_DAY)]
  const surprises: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'motcua-journey-'))
  const stage: Stage = { url: instance.url, browser, province, folder, surprises, desks: new Map(), say }
  try {
    const dossiers = await plays(stage)
    for (const { number, channel, state } of dossiers) say(`${number} (${channel}): ${state}`)
    const unreturned = dossiers.filter(({ state }) => state !== 'returned').map(({ number, state }) => `${number} ends as ${state}`)
    return { dossiers, surprises: [...surprises, ...unreturned], ok: surprises.length + unreturned.length === 0 }
  } finally {
    await browser.close()
    await province.close()
  }
}
