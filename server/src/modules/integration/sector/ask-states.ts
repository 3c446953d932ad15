import { SendFault } from '../../../platform/send-fault.ts'
import { isOfAnswer, ofAnother } from '../unreadable-package.ts'
import type { SaidState, SectorSystem } from './sector-system.ts'

/** Calls to the system at a time. */
const AT_ONCE = 4
export const GONE = 'gone'

/** What a system answered about one dossier: how it stands there, that it has none such, or what is wrong with it. */
export type Said = SaidState | typeof GONE | Fault
interface Fault { readonly fault: string }

/** Whether the system said how the dossier stands there. */
export function isState(said: Said): said is SaidState {
  return said !== GONE && 'code' in said
}

type Asked = Pick<SectorSystem, 'stateOf' | 'unknownAs' | 'faultsOfDossier'>

/**
 * How each stands there, by their numbers, asked a few at a time. What is wrong with one alone is the answer about that
 * one. Throws SendFault where the system does not answer, or will not answer us.
 */
export async function askStates(system: Asked, numbers: readonly string[]): Promise<ReadonlyMap<string, Said>> {
  const found = new Map<string, Said>()
  const left = [...numbers]
  const work = async () => {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      found.set(number, await askOne(system, number))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return found
}

async function askOne(system: Asked, number: string): Promise<Said> {
  try {
    const said = await system.stateOf(number)
    return said.number === number ? said : { fault: ofAnother().code }
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    if (system.unknownAs.includes(error.code)) return GONE
    if (isOfAnswer(error) || system.faultsOfDossier.includes(error.code)) return { fault: error.code }
    throw error
  }
}
