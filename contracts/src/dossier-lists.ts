import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { State } from './dossiers.ts'
import { PageQuery } from './problem.ts'

/** What crosses the wire about the lists of the desk; `dossiers.ts` has the dossier itself. */
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const Id = Type.String({ format: 'uuid' })
const Day = CivilDay()

/** The lists of the desk. */
export const ListName = Type.Union([
  Type.Literal('mine'), Type.Literal('unit'), Type.Literal('unassigned'), Type.Literal('awaiting-receipt'),
  Type.Literal('overdue'), Type.Literal('due-today'), Type.Literal('waiting'), Type.Literal('to-return'),
  Type.Literal('not-forwarded'), Type.Literal('about-to-be-late'), Type.Literal('late-without-apology'),
  Type.Literal('done'), Type.Literal('alarms'), Type.Literal('received-here'), Type.Literal('results-here'),
  Type.Literal('results-on-way'), Type.Literal('to-sign'), Type.Literal('to-seal'),
])
export type ListName = Static<typeof ListName>

/** What is asked of a list: codes and days only, since it stands in addresses and is kept under a name. */
const ListAsked = {
  list: Type.Optional(ListName),
  section: Type.Optional(
    Type.String({
      format: 'uuid',
      description:
        'Only of this section, of the lists of sections (awaiting-receipt, to-return, received-here, not-forwarded, '
        + 'results-here, results-on-way)',
    }),
  ),
  procedure: Type.Optional(Id),
  channel: Type.Optional(Type.Union([Type.Literal('counter'), Type.Literal('online'), Type.Literal('post')])),
  state: Type.Optional(State),
  officer: Type.Optional(Type.String({ format: 'uuid', description: 'Account of who holds the open step' })),
  receivedFrom: Type.Optional(Day),
  receivedTo: Type.Optional(Day),
  dueFrom: Type.Optional(Day),
  dueTo: Type.Optional(Day),
  sort: Type.Optional(
    Type.Union(
      [
        Type.Literal('own'), Type.Literal('due'), Type.Literal('received'), Type.Literal('newest'),
        Type.Literal('follow-up'), Type.Literal('name'),
      ],
      { default: 'own', description: 'own: as the list is meant, mostly due first' },
    ),
  ),
}
export const AskedList = Type.Object(ListAsked, { additionalProperties: false })
export type AskedList = Static<typeof AskedList>
export const DossierQuery = Type.Object({ ...PageQuery, ...ListAsked }, { additionalProperties: false })

/** How many a list has; of 10,000 and more it is said that there are more. */
export const ListTotal = Type.Object({ total: Type.Integer(), isMore: Type.Boolean() })
export type ListTotal = Static<typeof ListTotal>

/** Of each list how many it has, up to 100, which is to be read as 99 and more. Lists that one has not are left out. */
export const ListCounts = Type.Record(Type.String(), Type.Integer({ minimum: 0, maximum: 100 }))
export type ListCounts = Static<typeof ListCounts>

export const SavedView = Type.Object({ id: Id, name: Type.String(), asked: AskedList })
export const SavedViewList = Type.Object({ items: Type.Array(SavedView) })
export type SavedView = Static<typeof SavedView>
export type SavedViewList = Static<typeof SavedViewList>
export const NewSavedView = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }), asked: AskedList },
  { additionalProperties: false },
)

export const FollowUpBody = Type.Object(
  { onDay: Nullable(Day) }, { additionalProperties: false, description: 'null takes the day away' },
)
export const FollowUp = Type.Object({ onDay: Nullable(Day) })
export type FollowUp = Static<typeof FollowUp>

/** Whom to give what one holds to, and what came of each. */
export const ShiftChoices = Type.Object({
  held: Type.Integer({ description: 'Open steps in one\'s own hands' }),
  colleagues: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  lately: Type.Array(
    Type.Object({
      unitName: Type.String(), byName: Type.String(), toName: Nullable(Type.String()), at: Moment,
      handed: Type.Integer(), refused: Type.Integer(),
    }),
    { description: 'In one\'s units within a week, for whoever shares out work; toName null: to the queue' },
  ),
})
export type ShiftChoices = Static<typeof ShiftChoices>
export const ShiftHandOver = Type.Object(
  { toId: Nullable(Type.String({ format: 'uuid', description: 'Account; null: back to the queue of the unit' })) },
  { additionalProperties: false },
)
export const ShiftHandedOver = Type.Object({
  items: Type.Array(Type.Object({
    id: Id, number: Type.String(),
    refusal: Nullable(Type.String({ description: 'A code of docs/problems.md; null: handed over' })),
    text: Nullable(Type.String({ description: 'The same as a sentence' })),
  })),
})
export type ShiftHandedOver = Static<typeof ShiftHandedOver>

export const OfficerList = Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String() })) })
export type OfficerList = Static<typeof OfficerList>

/** In a body, because a name that stands in an address ends up in logs and histories. */
export const DossierSearch = Type.Object(
  {
    text: Type.String({
      maxLength: 100, pattern: '\\S', description: 'The whole number of the dossier, or words of a name',
    }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  },
  { additionalProperties: false },
)

export const PauseReason = Type.Union([
  Type.Literal('supplement'), Type.Literal('payment'), Type.Literal('confirmation'), Type.Literal('completion'),
])
export type PauseReason = Static<typeof PauseReason>

export const DossierLine = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'For a deed on many of a list at once' }),
  number: Type.String(),
  procedureName: Type.String(),
  applicantName: Type.String(),
  state: State,
  channel: Type.String(),
  submittedAt: Moment,
  dueAt: Nullable(Moment),
  lateBySupplementAt: Nullable(
    Type.String({
      format: 'date-time', description: 'Late since then by a second supplement, whatever its day (QĐ 766)',
    }),
  ),
  workingDaysLeft: Nullable(
    Type.Integer({ description: 'By the calendar of the dossier; negative when overdue; null where none counts' }),
  ),
  answerBy: Nullable(
    Type.Object(
      { dueAt: Moment, workingHoursLeft: Nullable(Type.Number({ description: 'Accounting hours, 8 a working day' })) },
      { description: 'While the hours run in which an online dossier is answered (R3)' },
    ),
  ),
  waits: Nullable(
    Type.Object(
      { since: Moment, reason: PauseReason, article: Type.String() }, { description: 'Its clocks stand since then' },
    ),
  ),
  unansweredTalk: Type.Integer({ description: 'Lines of the applicant that nobody answered yet' }),
  newOpinions: Type.Integer({ description: 'Opinions asked that were given, or not in time, and that whoever asked has not read of' }),
  followUpOn: Nullable(Type.String({ description: 'Day on which one wants to look at it again; one\'s own' })),
  alarms: Type.Array(
    Type.Object({
      kind: Type.Enum(['unanswered', 'held', 'idle', 'hand-over', 'letter']),
      level: Type.Integer(), cause: Type.String(), raisedAt: Moment,
    }),
    { description: 'Of the list of alarms only' },
  ),
  /** Of the step that is open, if any. */
  step: Nullable(
    Type.Object({
      id: Id, name: Type.String(), role: Type.String(), unitName: Type.String(), holderName: Nullable(Type.String()),
      dueAt: Nullable(Moment),
    }),
  ),
})
export const DossierList = Type.Object({ items: Type.Array(DossierLine), next: Nullable(Type.String()) })
export type DossierLine = Static<typeof DossierLine>
export type DossierList = Static<typeof DossierList>

/** What stands still for a technical reason: numbers and causes, and no person. */
export const IdleList = Type.Object({
  items: Type.Array(Type.Object({ number: Type.String(), cause: Type.String(), raisedAt: Moment })),
})
export type IdleList = Static<typeof IdleList>
