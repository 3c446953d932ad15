import { openStageWith } from './data-stage.ts'
import { wrongInThread, wrongOf } from './judge-nation.ts'
import { NATION, type NationPart, type PlayedNation, playNation } from './nation.ts'
import { type Office, openOffice } from './office.ts'
import type { OpenedStage } from './open-stage.ts'
import { type Failing, NOBODY } from './partner-faults.ts'
import { THREADS, playThread } from './threads/play-thread.ts'
import type { PlayedThread } from './threads/thread.ts'

export interface NationRounds {
  readonly rounds: readonly PlayedNation[]
  readonly threads: readonly PlayedThread[]
  readonly surprises: readonly string[]
}

/** Every system that has a part in a dossier of the journey: in the walk of a citizen, or in a thread besides. */
export const SYSTEMS: readonly string[] = [...NATION, ...THREADS.flatMap(({ partners }) => partners)]

/** As in every province that land and criminal records are decided in systems of ministries (`settled_at`). */
function decidedElsewhere(procedures: string): string {
  const at = { 'bien-dong-chuyen-nhuong': 'land', 'phieu-lltp': 'criminal-record' }
  return Object.entries(at).reduce((text, [id, system]) =>
    text.replace(`\n- id: ${id}\n`, `\n- id: ${id}\n  settled_at: {where: ministry, system: ${system}}\n`), procedures)
}

/**
 * The walk of a citizen and the threads besides, on an instance of its own: with nobody away, then with each system
 * down by itself; or once, with those named failing in one way, and no more of it than they have a part in.
 */
export async function playNationRounds(say: (line: string) => void, only?: Failing): Promise<NationRounds> {
  const { stage, close } = await openStageWith({ file: 'procedures.yaml', change: decidedElsewhere, say })
  const office = await openOffice(stage)
  try {
    const each = SYSTEMS.map((system): Failing => ({ partners: [system], fault: 'down' }))
    const rounds = only ? [only] : [NOBODY, ...each]
    const played: Played = { rounds: [], threads: [] }
    for (const [nth, failing] of rounds.entries()) await playRound({ stage, office, nth }, failing, played)
    const wrong = [...played.rounds.flatMap(wrongOf), ...played.threads.flatMap(wrongInThread)]
    return { ...played, surprises: [...stage.surprises, ...wrong] }
  } finally {
    await office.close()
    await close()
  }
}

interface Played { readonly rounds: PlayedNation[]; readonly threads: PlayedThread[] }

/** All that those who fail have a part in; everything, where nobody does. */
async function playRound(
  on: { readonly stage: OpenedStage; readonly office: Office; readonly nth: number },
  { partners, fault }: Failing, { rounds, threads }: Played,
): Promise<void> {
  const { stage } = on
  const ofWalk = NATION.filter((part): part is NationPart => partners.includes(part))
  if (partners.length === 0 || ofWalk.length > 0) {
    const played = await playNation(stage, ofWalk, fault)
    stage.say(`${played.number} (${fault}: ${ofWalk.join(', ') || 'nobody'}): ${played.state}, paid by ${played.paidBy}`)
    rounds.push(played)
  }
  for (const thread of THREADS) {
    const ofThread = thread.partners.filter((one) => partners.includes(one))
    if (partners.length > 0 && ofThread.length === 0) continue
    const played = await playThread(on, thread, { partners: ofThread, fault })
    const { number, state, said, lost, twice } = played
    stage.say(`${thread.name} ${number} (${fault}: ${ofThread.join(', ') || 'nobody'}): ${state}, ${String(lost)} lost, `
      + `${String(twice)} twice; said: ${said.join('; ') || 'nothing'}`)
    threads.push(played)
  }
}
