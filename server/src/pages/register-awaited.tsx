import { registerName } from '@motcua/contracts/held.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import { listQuestionsOf } from '../modules/integration/public.ts'
import { showMoment } from './in-words.ts'
import { REGISTER_AWAITED } from './register-awaited-texts.ts'
import type { Visit } from './visit.ts'

/** What the applicant is told of registers that have not answered: what is awaited, and until when. */
export async function registerAwaitedOf(
  { rooms: { db, catalogue }, say, language }: Visit, { id: dossierId, procedureVersionId }: Dossier,
) {
  const { content: { components } } = catalogue.version(procedureVersionId)
  const waiting = (await listQuestionsOf(db, dossierId)).filter(({ state }) => state === 'waiting')
  return waiting.map(({ component, register, dueAt }) => (
    <p className="note" key={component}>
      {say(REGISTER_AWAITED.waiting, {
        register: registerName(say, register), paper: components.find(({ id }) => id === component)?.name ?? component,
      })} {say(REGISTER_AWAITED.instead, { due: showMoment(dueAt, language) })}
    </p>
  ))
}
