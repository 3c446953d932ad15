import type { Language, Say } from '@motcua/contracts/texts.ts'
import { type Dossier, type State } from '../modules/dossiers/public.ts'
import type { Task } from '../modules/workflow/public.ts'
import { showMoment } from './in-words.ts'
import { HOLDER, SENTENCE, STATE } from './state-in-words-texts.ts'

export type Tone = 'yours' | 'done' | 'ended' | 'running'

/** States in which the applicant must do something before anybody goes on. */
export const YOURS: readonly State[] = ['awaiting-completion', 'awaiting-supplement', 'awaiting-payment']
const DONE: readonly State[] = ['settled', 'returned']
const ENDED: readonly State[] = ['declined', 'withdrawn', 'unsettled', 'stopped']
const RUNNING: readonly State[] = ['submitted', 'received', 'in-progress', 'awaiting-confirmation', 'being-returned']

/** The states of each tone, by which one's own list is filtered. */
export const STATES_OF: Readonly<Record<Tone, readonly State[]>> = {
  yours: YOURS, running: RUNNING, done: DONE, ended: ENDED,
}

export function stateInWords(say: Say, state: State): string {
  return say(STATE[state])
}

/** What colour and sign stand beside the words; never the colour alone. */
export function toneOf(state: State): Tone {
  if (YOURS.includes(state)) return 'yours'
  if (DONE.includes(state)) return 'done'
  return ENDED.includes(state) ? 'ended' : 'running'
}

export const TONE_SIGNS = { yours: '●', done: '✓', ended: '■', running: '◷' } as const

interface Spoken { readonly say: Say; readonly language: Language }

interface Facts {
  readonly dossier: Pick<Dossier, 'state' | 'dueAt' | 'receivesAtId' | 'competentUnitId'>
  /** Open steps. */
  readonly tasks: readonly Pick<Task, 'unitId' | 'dueAt'>[]
  /** The name of a unit in force when the dossier came. */
  readonly nameOf: (id: bigint) => string
  /** Until when the office must acknowledge it, while that is what is waited for. */
  readonly acknowledgeBy: Date | undefined
  /** Within what time it is looked at again once it is completed: `08 giờ làm việc`. */
  readonly acknowledgeWithin: string
}

/** Who has to do what by when, in one sentence. */
export function sentenceOf({ say, language }: Spoken, facts: Facts): string {
  const { dossier: { state, dueAt, receivesAtId, competentUnitId }, tasks, nameOf, acknowledgeBy } = facts
  const when = (moment: Date) => showMoment(moment, language)
  const promised = dueAt ? ` ${say(SENTENCE.promised, { due: when(dueAt) })}` : ''
  const [task] = tasks
  switch (state) {
    case 'submitted': return acknowledgeBy
      ? say(SENTENCE['submitted-by'], { unit: nameOf(receivesAtId), by: when(acknowledgeBy) })
      : say(SENTENCE.submitted, { unit: nameOf(receivesAtId) })
    case 'awaiting-completion': return say(SENTENCE[state], { within: facts.acknowledgeWithin })
    case 'awaiting-supplement': case 'awaiting-payment': return say(SENTENCE[state]) + promised
    case 'awaiting-confirmation': return say(SENTENCE[state], { unit: nameOf(competentUnitId) }) + promised
    case 'received': case 'in-progress': {
      const unit = nameOf(task?.unitId ?? competentUnitId)
      return (task
        ? say(SENTENCE['in-progress-by'], { unit, by: when(task.dueAt) })
        : say(SENTENCE['in-progress'], { unit })) + promised
    }
    case 'being-returned': case 'settled': return say(SENTENCE[state], { unit: nameOf(receivesAtId) })
    case 'returned': case 'declined': case 'withdrawn': case 'unsettled': case 'stopped': return say(SENTENCE[state])
  }
}

/** Who has it now and until when, in a line of a list; undefined where nobody has anything to do any more. */
export function holderOf(
  { say, language }: Spoken, { state, receivesAtId, competentUnitId }: Facts['dossier'],
  { tasks, nameOf, askedAt }: Pick<Facts, 'tasks' | 'nameOf'> & { readonly askedAt?: Date | undefined },
): string | undefined {
  const tone = toneOf(state)
  if (tone === 'yours') return askedAt
    ? say(HOLDER.youSince, { since: showMoment(askedAt, language) })
    : say(HOLDER.you)
  if (tone === 'ended' || state === 'returned') return undefined
  const [task] = tasks
  const atSection = state === 'submitted' || state === 'settled' || state === 'being-returned'
  const unit = nameOf(task?.unitId ?? (atSection ? receivesAtId : competentUnitId))
  return task ? say(HOLDER.unitUntil, { unit, until: showMoment(task.dueAt, language) }) : say(HOLDER.unit, { unit })
}
