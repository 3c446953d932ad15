import { NATION, type NationPart, type PlayedNation, playNation } from './nation.ts'
import { openStage } from './open-stage.ts'

export interface NationRounds {
  readonly rounds: readonly PlayedNation[]
  readonly surprises: readonly string[]
}

/** The same dossier with nobody away, and with each system away by itself; on an instance of its own. */
export async function playNationRounds(say: (line: string) => void): Promise<NationRounds> {
  const stage = await openStage({ say })
  try {
    const rounds: PlayedNation[] = []
    for (const away of [[], ...NATION.map((part): readonly NationPart[] => [part])]) {
      const played = await playNation(stage, away)
      say(`${played.number} (away: ${away.join(', ') || 'nobody'}): ${played.state}, paid by ${played.paidBy}`)
      rounds.push(played)
    }
    const unreturned = rounds.filter(({ state }) => state !== 'returned').map(({ number, state }) => `${number} ends as ${state}`)
    return { rounds, surprises: [...stage.surprises, ...unreturned] }
  } finally {
    await stage.close()
  }
}
