import { type Failing, fail, heal, isAway } from '../partner-faults.ts'
import type { Office } from '../office.ts'
import type { OpenedStage } from '../open-stage.ts'
import { untilItListens } from '../sandbox-door.ts'
import { LAND } from './land.ts'
import { RECORD } from './record.ts'
import { REGISTRATION } from './registration.ts'
import { FIRM, PERSON_INSURED } from './registers.ts'
import type { PlayedThread, Thread } from './thread.ts'

/** What goes on besides the walk of a citizen, so that every system of the nation has a part in some dossier. */
export const THREADS: readonly Thread[] = [REGISTRATION, RECORD, LAND, FIRM, PERSON_INSURED]

/** Plays one while some of its systems fail; they are well again when it is over. */
export async function playThread(
  { stage, office, nth }: { readonly stage: OpenedStage; readonly office: Office; readonly nth: number },
  { name, partners, ends, play }: Thread, failing: Failing,
): Promise<PlayedThread> {
  for (const partner of partners) await untilItListens(stage, partner)
  await fail(stage, failing)
  try {
    const told = await play({
      stage, office, nth, isAway: (partner) => isAway(failing, partner),
      // Whoever is there all the same is slow, repeats and reorders to the end.
      heal: async () => heal(stage, failing.partners.filter((partner) => isAway(failing, partner))),
    })
    return { thread: name, ends, away: failing.partners, fault: failing.fault, ...told }
  } finally {
    await heal(stage, failing.partners)
  }
}
