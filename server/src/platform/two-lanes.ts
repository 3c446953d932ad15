import { openTurns } from './fair-turns.ts'
import { type GivenUp, openSupervisedProcess } from './supervised-process.ts'

export interface TwoLanes<Order, Answer> {
  /** The answer of the work, or `tooHeavy`; `whose` it is decides whose turn is next while others wait. */
  ask(order: Order, whose: string): Promise<Answer>
  /** Begins the quick process, so that the first order need not wait for that. */
  warm(): void
  /** Ends both; what they have in hand is given up. */
  close(): void
}

export interface TwoLanesUse<Answer> {
  /** As of a supervised process. */
  readonly module: URL
  readonly megabytes: number
  /** Of processor time: what takes longer is begun anew in a process of its own, and keeps no honest file waiting. */
  readonly quick: number
  /** Of processor time, there. */
  readonly patient: number
  /** What is answered for a file that takes more than it may. */
  readonly tooHeavy: Answer
}

const SLOW = Symbol('slow')

/**
 * Work on files of others in two supervised processes: all of it begins in the quick one, and what takes too long there
 * is done in the patient one. In each, whoever brings many holds up the others by one of them and not by all.
 */
export function openTwoLanes<Order extends object, Answer>(
  { module, megabytes, quick, patient, tooHeavy }: TwoLanesUse<Answer>,
): TwoLanes<Order, Answer> {
  const open = <A>(seconds: number, givenUp: (why: GivenUp) => A) =>
    openSupervisedProcess<Order, A>({ module, megabytes, seconds, givenUp })
  const lane = open<Answer | typeof SLOW>(quick, (why) => why === 'memory' ? tooHeavy : SLOW)
  const slowLane = open<Answer>(patient, () => tooHeavy)
  const [turns, slowTurns] = [openTurns(), openTurns()]

  return {
    async ask(order, whose) {
      const answer = await turns(whose, () => lane.ask(order))
      return answer === SLOW ? slowTurns(whose, () => slowLane.ask(order)) : answer
    },
    warm: lane.warm,
    close() {
      lane.close()
      slowLane.close()
    },
  }
}
