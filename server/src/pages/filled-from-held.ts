import type { Field } from '@motcua/forms/model.ts'
import { askFacts, khoPoliciesOf, reuseSources } from '../modules/reuse/public.ts'
import { STEP } from './fill-form-texts.ts'
import { ownerOf, sayHeld } from './held-here.ts'
import type { Journey } from './journey.ts'

/** Values by the keys of the form, and where each is from, in words. */
export interface FilledFields {
  readonly answers: Readonly<Record<string, unknown>>
  readonly sources: ReadonlyMap<string, string>
}

/** What a value of a paper can stand in as it is: no list of the form decides what it means. */
const PLAIN: ReadonlySet<Field['type']> = new Set(['text', 'date', 'partialDate'])

/** Whether a question may be answered from what is held: nobody has, and the declaration allows it. Pure. */
export function mayBeFilled(
  { key, canReuse, computed, type, meaning: { role } }: Field, answers: Readonly<Record<string, unknown>>,
): boolean {
  const isOwn = role === 'requester' || role === 'applicantOrg'
  return canReuse && !computed && PLAIN.has(type) && isOwn && answers[key] === undefined
}

/**
 * What papers of the Kho say of whoever asks, for the questions of a step that nobody has answered (KH 1107 II.3.3): of
 * the requester or the organisation itself, and only where the declaration allows it (`canReuse`); what is never to be
 * reused stays empty. It is shown with its source, may be corrected, and is an answer only when the step is sent.
 */
export async function filledFromHeld(journey: Journey, fields: readonly Field[]): Promise<FilledFields> {
  const { visit, draft: { answers } } = journey
  const open = fields.filter((field) => mayBeFilled(field, answers))
  const ownerId = open.length === 0 ? undefined : ownerOf(journey)
  if (ownerId === undefined) return { answers: {}, sources: new Map() }
  const { ofOwner } = khoPoliciesOf(visit.directory)
  const said = await askFacts(visit.rooms.db, reuseSources(), { ownerId, day: visit.today, ofOwner })
  const filled = open.flatMap(({ key, meaning: { entry } }) => {
    const fact = said.get(entry)
    return typeof fact?.value === 'string' ? [{ key, value: fact.value, paper: fact.paper }] : []
  })
  return {
    answers: Object.fromEntries(filled.map(({ key, value }) => [key, value])),
    sources: new Map(filled.map(({ key, paper }) => [
      key, visit.say(STEP.fromHeld, { from: sayHeld(visit, paper).from }),
    ])),
  }
}
