import { playAcross } from './across.ts'
import { playBirth } from './birth.ts'
import { type PlayedBundle, playBundle } from './bundle.ts'
import { type PlayedDigital, playDigital } from './digital.ts'
import { playLand } from './land.ts'
import { openStage } from './open-stage.ts'
import { hasBundles } from './province.ts'
import { playRecord } from './record.ts'
import type { Played } from './stage.ts'

export interface PlayOptions {
  /** A folder of another province's data. */
  readonly dataSet?: string | undefined
  say(line: string): void
}

export interface Report {
  readonly dossiers: readonly Played[]
  /** A request for several procedures; none where the data know none. */
  readonly bundle: PlayedBundle | undefined
  /** A paper digitised once; where the data know bundles, too. */
  readonly digital: PlayedDigital | undefined
  readonly surprises: readonly string[]
  readonly ok: boolean
}

/** Plays the main job from beginning to end on an instance of its own, which is gone afterwards; the PDFs stay. */
export async function play({ dataSet, say }: PlayOptions): Promise<Report> {
  const begun = performance.now()
  const tell = (line: string) => say(`${((performance.now() - begun) / 1_000).toFixed(1).padStart(6)} s  ${line}`)
  const stage = await openStage({ dataSet, say: tell })
  try {
    // The two that need one day only go side by side; the last moves the clock.
    const dayOnly = await Promise.all([playBirth(stage), playRecord(stage)])
    // At the same counter as the birth, so not beside it.
    const bundle = hasBundles(dataSet) ? await playBundle(stage) : undefined
    const digital = dataSet === undefined ? await playDigital(stage) : undefined
    const dossiers: Played[] = [...dayOnly, await playLand(stage)]
    // Units change on days of their own, years later; the plans are of the data that come with the program.
    if (dataSet === undefined) dossiers.push(await playAcross(stage))
    for (const { number, channel, state } of dossiers) tell(`${number} (${channel}): ${state}`)
    const unreturned = dossiers.filter(({ state }) => state !== 'returned')
      .map(({ number, state }) => `${number} ends as ${state}`)
    const unfinished = (bundle?.members ?? []).filter(({ dossier }) => dossier !== 'returned')
      .map(({ name, state, dossier }) => `${name} of the bundle ends as ${dossier ?? state}`)
    const surprises = [...stage.surprises, ...unreturned, ...unfinished]
    return { dossiers, bundle, digital, surprises, ok: surprises.length === 0 }
  } catch (error) {
    // What went before often says why.
    for (const surprise of stage.surprises) tell(`surprise: ${surprise}`)
    throw error
  } finally {
    await stage.close()
  }
}
