import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instance, startInstance } from '../instance.ts'
import { playBirth } from './birth.ts'
import { openChromium } from './chromium.ts'
import { playLand } from './land.ts'
import { levelsOf, openProvince } from './province.ts'
import { playRecord } from './record.ts'
import type { Played, Stage } from './stage.ts'

/** The first morning of the demonstration, and a Friday like it after 30/06/2025: since then addresses have two levels. */
const THREE_LEVELS = '2021-06-25'
const TWO_LEVELS = '2026-06-26'

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
  const day = firstDay(dataSet)
  const instance = await startInstance({ ...dataSet !== undefined && { dataSet }, clock: `${day}T08:00:00+07:00` })
  tell(`ready: ${instance.url}`)
  try {
    return await onStage({ instance, dataSet, day, say: tell }, async (stage) => [
      await playBirth(stage), await playRecord(stage), await playLand(stage),
    ])
  } finally {
    await instance.stop()
  }
}

/** A day on which the units of these data are those of the law. */
export function firstDay(dataSet: string | undefined): string {
  return levelsOf(dataSet) > 2 ? THREE_LEVELS : TWO_LEVELS
}

export interface House {
  readonly instance: Pick<Instance, 'url' | 'databaseUrl'>
  readonly dataSet?: string | undefined
  readonly day: string
  readonly say: (line: string) => void
}

/** Opens browser and province on a running instance, plays, and closes them again. */
export async function onStage({ instance, dataSet, day, say }: House, plays: (stage: Stage) => Promise<readonly Played[]>): Promise<Report> {
  const [browser, province] = [await openChromium(), await openProvince(instance, dataSet, day)]
  const surprises: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'motcua-journey-'))
  const stage: Stage = { url: instance.url, browser, province, day, folder, surprises, desks: new Map(), say }
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
