import type { HistoryEvent } from '../modules/audit/public.ts'
import type { Dossier } from '../modules/dossiers/public.ts'
import type { Task } from '../modules/workflow/public.ts'
import { HAPPENED, STORY } from './dossier-story-texts.ts'
import { showMoment } from './in-words.ts'
import type { Visit } from './visit.ts'

type Told = Pick<Visit, 'say' | 'language'>

/** One line of the way: what, by whom, when it was or until when it shall be. */
export interface StoryLine {
  readonly kind: 'past' | 'now' | 'next'
  readonly what: string
  readonly who?: string | undefined
  readonly at?: Date | undefined
  readonly until?: Date | undefined
}

export interface StoryFacts {
  readonly dossier: Pick<Dossier, 'state' | 'dueAt' | 'receivesAtId' | 'competentUnitId'>
  /** Of the log, in its order. */
  readonly events: readonly Pick<HistoryEvent, 'id' | 'type' | 'happenedAt' | 'unitId' | 'voids'>[]
  /** Open steps. */
  readonly tasks: readonly Pick<Task, 'name' | 'unitId' | 'dueAt'>[]
  readonly nameOf: (unitId: bigint) => string
  readonly acknowledgeBy: Date | undefined
}

/**
 * What happened and what comes, with who and until when. Steps within the house are left out, and so is what was
 * undone: nobody was told of it (docs/adr/0020).
 */
export function storyOf(told: Told, { dossier, events, tasks, nameOf, acknowledgeBy }: StoryFacts): StoryLine[] {
  const { say } = told
  const undone = new Set(events.map(({ voids }) => voids))
  const past = events.flatMap(({ id, type, happenedAt, unitId }): StoryLine[] => {
    if (!Object.hasOwn(HAPPENED, type) || undone.has(id)) return []
    return [{
      kind: 'past', what: say(HAPPENED[type as keyof typeof HAPPENED]), at: happenedAt,
      who: unitId === null ? say(isByProgram(type) ? STORY.program : STORY.applicant) : nameOf(unitId),
    }]
  })
  const { dueAt, receivesAtId, competentUnitId } = dossier
  const [section, settling] = [nameOf(receivesAtId), nameOf(competentUnitId)]
  const due = dueAt ?? undefined
  const toSettle: StoryLine = { kind: 'next', what: say(STORY.settle), who: settling }
  const toIssue: StoryLine = { kind: 'next', what: say(STORY.issue), who: settling, until: due }
  const toReturn: StoryLine = { kind: 'next', what: say(STORY.return), who: section }
  const yours: StoryLine = { kind: 'now', what: say(STORY.yours), who: say(STORY.applicant) }
  switch (dossier.state) {
    case 'submitted': return [
      ...past, { kind: 'now', what: say(STORY.accept), who: section, until: acknowledgeBy }, toSettle, toIssue,
      toReturn,
    ]
    case 'awaiting-completion': return [
      ...past, yours, { kind: 'next', what: say(STORY.toAccept), who: section }, toSettle, toIssue, toReturn,
    ]
    case 'awaiting-supplement': case 'awaiting-payment': return [...past, yours, toSettle, toIssue, toReturn]
    case 'awaiting-confirmation':
      return [...past, { kind: 'now', what: say(STORY.outside), who: settling }, toIssue, toReturn]
    case 'received': case 'in-progress': return [
      ...past, ...tasks.map(({ name, unitId, dueAt: until }): StoryLine => ({
        kind: 'now', what: say(STORY.work, { step: name }), who: nameOf(unitId), until,
      })), toIssue, toReturn,
    ]
    case 'being-returned': return [...past, { kind: 'now', what: say(STORY.giveBack), who: section }]
    case 'settled': return [...past, { kind: 'now', what: say(STORY.return), who: section }]
    case 'returned': case 'declined': case 'withdrawn': case 'unsettled': case 'stopped': return past
  }
}

/** What a register says is asked by the program, also where it happens as somebody hands their dossier in. */
function isByProgram(type: string): boolean {
  return type.startsWith('register.')
}

const SIGNS = { past: '✓', now: '◷', next: '○' } as const

/** The vertical line. Whether a step is done is said in words before it, too. */
export function DossierStory({ told, lines }: { told: Told; lines: readonly StoryLine[] }) {
  const { say, language } = told
  return (
    <section aria-labelledby="dien-bien">
      <h2 id="dien-bien">{say(STORY.title)}</h2>
      <ol className="story">{lines.map(({ kind, what, who, at, until }, nth) => (
        <li key={nth} className={kind} aria-current={kind === 'now' ? 'step' : undefined}>
          <span className="sign" aria-hidden="true">{SIGNS[kind]}</span>
          <span className="spoken">{say(STORY[kind])} </span><strong>{what}</strong>
          <span className="hint">
            {[
              at && showMoment(at, language), who, until && say(STORY.until, { until: showMoment(until, language) }),
            ].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}</ol>
    </section>
  )
}
