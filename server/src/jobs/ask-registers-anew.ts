import { type QuestionRooms, type RegisterBacking, workQuestions } from '../modules/integration/public.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

/** So many a look; each takes as long as its register may. */
const BATCH = 50

/** Asks registers again for what dossiers wait for, once a minute; none where no register is named. */
export function registerPollers(rooms: RegisterBacking & QuestionRooms): Poller[] {
  const { registers, directory } = rooms
  if (!registers || registers.size === 0) return []
  return [{
    name: 'ask-registers-anew', everySeconds: 60,
    async run() { await workQuestions(rooms, { registers, directory, programId: PROGRAM, limit: BATCH }) },
  }]
}
