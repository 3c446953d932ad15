import Type, { type Static } from 'typebox'
import { OpinionSigning } from './dossier-actions.ts'

/** Opinions that agencies ask of each other while a dossier is settled. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const closed = { additionalProperties: false }
const text = Type.String()

export const Opinion = Type.Enum<['agrees', 'agrees-with-conditions', 'disagrees', 'not-competent']>(
  ['agrees', 'agrees-with-conditions', 'disagrees', 'not-competent'],
)
export type Opinion = Static<typeof Opinion>
export const OPINIONS: readonly Opinion[] = ['agrees', 'agrees-with-conditions', 'disagrees', 'not-competent']

/** What stands as the answer: an opinion that was chosen, or a letter whose words a person reads. */
export const Answer = Type.Enum<['agrees', 'agrees-with-conditions', 'disagrees', 'not-competent', 'in-writing']>(
  ['agrees', 'agrees-with-conditions', 'disagrees', 'not-competent', 'in-writing'],
)
export type Answer = Static<typeof Answer>

/** How far an agency that is asked over the axis of documents says that it is. */
export const OutsideState = Type.Enum<['arrived', 'received', 'assigned', 'in-process', 'finished', 'refused']>(
  ['arrived', 'received', 'assigned', 'in-process', 'finished', 'refused'],
)
export type OutsideState = Static<typeof OutsideState>

export const ConsultationStanding = Type.Enum<
  ['waiting', 'taken', 'answered', 'silent', 'deemed-agreed', 'withdrawn', 'ended']
>(['waiting', 'taken', 'answered', 'silent', 'deemed-agreed', 'withdrawn', 'ended'])
export type ConsultationStanding = Static<typeof ConsultationStanding>
export const Silence = Type.Enum<['agreed', 'none']>(['agreed', 'none'])

const ActedFor = nullable(Type.String({ description: 'For whom a stand-in did it' }))

/** What both sides see of a question: whose, until when, what silence means, and what was said. */
const Common = {
  id: Id, standing: ConsultationStanding, unitName: text, fromName: text, askedAt: Moment, askedBy: text,
  askedFor: ActedFor, question: text, legalBasis: text, dueAt: Moment,
  hours: Type.Number({ description: 'Accounting hours of the calendar of the unit asked; 8 are one working day' }),
  silence: Silence, silenceBasis: text,
  isCompulsory: Type.Boolean({ description: 'Nothing is proposed or approved before it is answered or its time over' }),
  reminded: Type.Integer({ description: 'Hundredths of the time that are over, as it was reminded of: 0, 50, 80, 100' }),
  takenAt: nullable(Moment), takenBy: nullable(text),
  answer: nullable(Answer), reasons: nullable(text), competentName: nullable(text),
  answeredAt: nullable(Moment), answeredBy: nullable(text), answeredFor: ActedFor,
  isLate: Type.Boolean({ description: 'Answered after its time; what was deemed stays' }),
  silentAt: nullable(Type.String({ format: 'date-time', description: 'When its time was found to be over in silence' })),
}

/** One question as whoever asked sees it, in the dossier. */
export const AskedConsultation = Type.Object({
  ...Common,
  fields: Type.Array(text, { description: 'Labels of the questions of the declaration that are given along' }),
  papers: Type.Array(text, { description: 'Names of the papers that are given along' }),
  withdrawnAt: nullable(Moment), withdrawnBy: nullable(text), withdrawnFor: ActedFor, withdrawnWhy: nullable(text),
  mayWithdraw: Type.Boolean(),
  outside: nullable(Type.Object({ state: OutsideState, at: Moment, words: nullable(text) }, {
    description: 'What an agency says that is asked over the axis of documents',
  })),
  letters: Type.Array(Type.Object({
    id: Id, name: text, at: Moment,
    isEnded: Type.Boolean({ description: 'Taken back or replaced by whoever sent it' }),
  }), { description: 'Files of the letters that answered: /api/dossiers/:id/consultation-letters/:letter' }),
  notSent: nullable(Type.Object({
    state: Type.Enum<['waiting', 'refused', 'dropped']>(['waiting', 'refused', 'dropped'], {
      description: 'refused: the axis would not have it. dropped: an operator decided that it does not go',
    }),
    axis: nullable(Type.Enum<['well', 'away', 'paused', 'behind']>(['well', 'away', 'paused', 'behind'], {
      description: 'How it stands with the axis; of what waits. behind: what goes before it of the dossier was refused',
    })),
  }, { description: 'Of a question that goes over the axis of documents and has not left; null once the axis has it' })),
  heldAnswers: Type.Array(Type.Object({
    at: Moment,
    state: Type.Enum<['held', 'refused']>(['held', 'refused'], {
      description: 'held: an operator looks whether it may count. refused: they decided that it does not',
    }),
    cause: nullable(Type.String({ description: 'Code of why it is held' })), reason: nullable(text),
  }), { description: 'Documents of the axis that say they answer it and do not stand as its answer' }),
  isNews: Type.Boolean({ description: 'Whoever looks asked it, or works on the dossier, and has not read of its end' }),
})
export type AskedConsultation = Static<typeof AskedConsultation>

/** A unit that may be asked; with its rule, where the version of the procedure has one. */
export const ConsultationChoice = Type.Object({
  unitId: Id, unitName: text,
  rule: nullable(Type.Object({
    hours: Type.Number(), silence: Silence, isCompulsory: Type.Boolean(), article: text,
  })),
})

/** All questions on a dossier, and what the viewer may ask. */
export const DossierConsultations = Type.Object({
  items: Type.Array(AskedConsultation),
  mayAsk: Type.Boolean(),
  owed: nullable(Type.Enum<['consultation-open', 'consultation-not-asked']>(
    ['consultation-open', 'consultation-not-asked'],
    { description: 'What keeps a proposal or an approval back' },
  )),
  byRule: Type.Array(ConsultationChoice, { description: 'Whom the procedure asks' }),
  usual: nullable(Type.Object(
    { hours: Type.Number(), article: text },
    {
      description: 'By the policy, for whom no rule names; their silence means nothing; null: nobody else may be asked',
    },
  )),
})
export type DossierConsultations = Static<typeof DossierConsultations>

export const ConsultationUnitQuery = Type.Object(
  { search: Type.Optional(Type.String({ maxLength: 100, description: 'Of the name or code of an agency' })) }, closed,
)
export const ConsultationUnits = Type.Object({
  items: Type.Array(Type.Object({ id: Id, name: text, agencyName: text }), {
    description: 'At most 20 agencies and divisions, best first',
  }),
})
export type ConsultationUnits = Static<typeof ConsultationUnits>

export const ConsultationBody = Type.Object({
  units: Type.Array(Id, { minItems: 1, maxItems: 10, uniqueItems: true }),
  question: Type.String({ minLength: 1, maxLength: 4000 }),
  legalBasis: Type.String({ minLength: 1, maxLength: 1000 }),
  fields: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 300, uniqueItems: true }),
  papers: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
}, closed)
export type ConsultationBody = Static<typeof ConsultationBody>

export const ConsultationWithdrawalBody = Type.Object(
  { consultation: Id, reason: Type.String({ minLength: 1, maxLength: 1000 }) }, closed,
)

export const ConsultationHearingBody = Type.Object(
  { consultations: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }) }, closed,
)

export const ConsultationQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 80 })) }, closed)

/** One question in the queue of whoever is asked: nothing of the dossier but its number and procedure. */
export const ConsultationLine = Type.Object({
  id: Id, number: text, procedure: text, unitName: text, fromName: text, askedAt: Moment, dueAt: Moment,
  standing: ConsultationStanding, reminded: Type.Integer(), takenBy: nullable(text), isMine: Type.Boolean(),
  silence: Silence,
})
export type ConsultationLine = Static<typeof ConsultationLine>
export const ConsultationList = Type.Object({ items: Type.Array(ConsultationLine), next: nullable(text) })
export type ConsultationList = Static<typeof ConsultationList>

/** One question as whoever is asked sees it, with what was given along and nothing else. */
export const ConsultationDetail = Type.Object({
  ...Common,
  number: text, procedure: text,
  isMine: Type.Boolean({ description: 'Taken by whoever looks' }),
  isOpen: Type.Boolean({ description: 'It may still be answered, in time or late' }),
  isGivenShown: Type.Boolean({
    description: 'What was given along is shown: until one takes it, then to that one; not once it is withdrawn or ended',
  }),
  fields: Type.Array(Type.Object({ section: text, label: text, text })),
  papers: Type.Array(Type.Object({
    nth: Type.Integer({ description: 'Of /api/consultations/:id/papers/:number' }), name: text, kind: text,
    shownAs: Type.Enum(['file', 'pictures', 'checking', 'removed'], { description: 'As in a dossier' }),
    pages: nullable(Type.Integer()),
  })),
  typed: nullable(Type.Object(
    { opinion: nullable(Opinion), reasons: text, competentName: text },
    { description: 'What one has typed and not sent; nobody else\'s' },
  )),
})
export type ConsultationDetail = Static<typeof ConsultationDetail>

export const ConsultationLetterParams = Type.Object({ id: Id, letter: Id })

export const ConsultationPaperParams = Type.Object({
  id: Id, number: Type.String({ pattern: '^[1-9][0-9]{0,2}$' }),
})

export const ConsultationAnswerBody = Type.Object({
  opinion: Opinion, reasons: Type.String({ maxLength: 4000 }),
  competentName: Type.String({ maxLength: 300, description: 'Who is competent, where the one asked is not' }),
  ...OpinionSigning,
}, closed)
export const ConsultationTypedBody = Type.Object({
  opinion: nullable(Opinion), reasons: Type.String({ maxLength: 4000 }), competentName: Type.String({ maxLength: 300 }),
}, closed)
export type ConsultationTypedBody = Static<typeof ConsultationTypedBody>
export type ConsultationAnswerBody = Static<typeof ConsultationAnswerBody>
