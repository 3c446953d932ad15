import Type, { type Static } from 'typebox'
import { DecidedShown } from './decided.ts'
import { FeeFacts } from './fees.ts'
import { RegisterAwaited } from './register-questions.ts'
import { SignatureShown } from './signatures.ts'
import { SaidOfAccount } from './intake-accounts.ts'
import { Undigitised } from './undigitised.ts'

/**
 * What crosses the wire about dossiers. Shapes only: nothing here computes, and nothing here is a database row.
 * `id` is always the public one; the number of a row inside has no name out here.
 */
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Moment = Type.String({ format: 'date-time' })
const Id = Type.String({ format: 'uuid' })

export const State = Type.Union([
  Type.Literal('submitted'), Type.Literal('awaiting-completion'), Type.Literal('declined'), Type.Literal('withdrawn'),
  Type.Literal('received'), Type.Literal('in-progress'), Type.Literal('awaiting-supplement'),
  Type.Literal('awaiting-payment'), Type.Literal('awaiting-confirmation'), Type.Literal('being-returned'),
  Type.Literal('settled'), Type.Literal('returned'), Type.Literal('unsettled'), Type.Literal('stopped'),
])
export type State = Static<typeof State>

/** One component as handed in: files already uploaded, or only shown, or read from a database. */
export const FiledComponent = Type.Object({
  component: Type.String({ maxLength: 80 }),
  how: Type.Union([
    Type.Literal('filed'), Type.Literal('presented'), Type.Literal('data'), Type.Literal('missing'),
    Type.Literal('reused'),
  ]),
  originals: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
  copies: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
  files: Type.Array(Id, { maxItems: 20, description: 'Ids of uploads' }),
  heldPaper: Type.Optional(
    Type.String({ format: 'uuid', description: 'Of what is reused: which paper; the best where any fits' }),
  ),
  askedAgain: Type.Optional(
    Type.String({ maxLength: 60, description: 'Why what is held is asked for all the same; a code of the list' }),
  ),
}, { additionalProperties: false })

export const Delivery = Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('electronic')])

/** What the clerk enters when somebody stands at the counter, or a parcel lies on it. */
export const IntakeBody = Type.Object(
  {
    channel: Type.Union([Type.Literal('counter'), Type.Literal('post')]),
    sectionId: Type.Optional(
      Type.String({ format: 'uuid', description: 'Where it is received; needed by whoever sits at several sections' }),
    ),
    procedureId: Id,
    applicantId: Id,
    /** Whose dossier it is, when the applicant acts for another by authority. */
    authoriserId: Type.Optional(Id),
    proxyId: Type.Optional(Type.String({
      format: 'uuid', description: 'The mandate by which the applicant acts for another; then that is the authoriser',
    })),
    communeId: Type.Optional(Type.String({ format: 'uuid', description: 'Territory that decides who settles' })),
    limitCase: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 20, default: 0, description: 'Which time limit holds' }),
    ),
    answers: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown()),
    components: Type.Array(FiledComponent, { maxItems: 60 }),
    delivery: Delivery,
    deliveryAddress: Type.Optional(Type.String({ maxLength: 300 })),
    keepsPapers: Type.Optional(
      Type.Boolean({ description: 'The applicant agrees that accepted papers are kept in their Kho' }),
    ),
    declinesReuse: Type.Optional(
      Type.Boolean({ description: 'The applicant wants nothing that is held to be used' }),
    ),
    handedInAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'When the papers came; a parcel may have waited' }),
    ),
    /** Said again after the warning that the same is already open. */
    confirmedDouble: Type.Optional(Type.Boolean()),
    undigitised: Type.Optional(Undigitised),
    feeFacts: Type.Optional(FeeFacts),
    account: Type.Optional(SaidOfAccount),
    intakeId: Type.Optional(
      Type.String({ format: 'uuid', description: 'For which what is held was looked up (POST /api/intakes)' }),
    ),
    confirmationId: Type.Optional(Type.String(
      { format: 'uuid', description: 'Of what the applicant confirmed on the screen turned to them; with the sheetId' },
    )),
    sheetId: Type.Optional(
      Type.String(
        { format: 'uuid', description: 'Of the intake sheet on which it was kept; forgotten with this deed' },
      ),
    ),
  },
  { additionalProperties: false },
)
export type IntakeBody = Static<typeof IntakeBody>

export const Receipt = Type.Object({
  id: Id,
  number: Type.String({ description: 'Dossier number, e.g. Z99.12-210625-0001' }),
  receivedAt: Moment,
  dueAt: Type.String({ format: 'date-time', description: 'When the result is promised' }),
  slipId: Id,
  decided: Type.Array(DecidedShown, { description: 'What decision tables said of fee, papers and limit; none: as published' }),
})
export type Receipt = Static<typeof Receipt>

export const TraceLine = Type.Object({
  day: Type.String(), why: Type.String(), used: Type.Number(), left: Type.Number(), article: Type.String(),
})

export const Clock = Type.Object({
  kind: Type.String({
    description: 'acknowledgement | dossier | agency | step | unsettled-notice | unsettled-telling | originals',
  }),
  name: Type.String({ description: 'In words' }),
  about: Type.Optional(Type.String({ description: 'The step or agency that the name ends with, as the data call it' })),
  startedAt: Moment,
  dueAt: Moment,
  stoppedAt: Nullable(Moment),
  isPaused: Type.Boolean(),
  pauses: Type.Array(
    Type.Object({ from: Moment, until: Nullable(Moment), reason: Type.String(), article: Type.String() }),
  ),
  text: Type.String({ description: '2 working days left, overdue by 1 working day …' }),
  workingDaysLeft: Type.Union([Type.Integer(), Type.Null()], {
    description: 'By the calendar of the clock, negative when overdue; null where it has ended or the calendar ends',
  }),
  workingHoursLeft: Type.Union([Type.Number(), Type.Null()], {
    description: 'Of a term that is counted in hours, as the lists say it; null of the others',
  }),
  trace: Type.Array(TraceLine),
})

export const Paper = Type.Object({
  id: Id, component: Type.String(), name: Type.String(), kind: Type.String(), size: Type.Integer(),
  pages: Nullable(Type.Integer()), sha256: Type.String(), addedAt: Moment,
  shownAs: Type.Enum(['file', 'pictures', 'checking', 'removed'], {
    description: 'checking: not before the antivirus has spoken; removed: it was infected; pictures: it could do something, so its address gives pictures of its pages; the file with ?original=yes',
  }),
  signatures: Type.Array(SignatureShown, { description: 'Electronic signatures in the file, in the order they were made' }),
  copy: Nullable(Type.Object({
    signer: Type.String({ description: 'As the certificate names them' }), level: Type.Enum(['B-B', 'B-T', 'B-LT']), at: Moment,
  }, { description: 'Signed of the scan by whoever received the paper; its file with ?signed=yes' })),
  mayBeSigned: Type.Boolean({ description: 'A scan that nobody signed yet; until then its pages may be put in order' }),
  mayBeConverted: Type.Boolean({ description: 'An electronic document, of which a printed copy with marks may be made' }),
  earlier: Type.Array(Type.Object({ id: Id, name: Type.String(), addedAt: Moment }), {
    description: 'Scans in whose place it stands, byte for byte as they came, the newest first',
  }),
  isSignature: Type.Boolean({ description: 'Drawn on a screen under the declaration, no paper anybody looks for' }),
})

/** Why the numbers of a declaration are needed whole; goes into the log of reads. */
export const DeclarationShowingBody = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 300 }) }, { additionalProperties: false },
)
/** The lines of the declaration that are masked otherwise. */
export const DeclarationShowing = Type.Object({
  answers: Type.Array(Type.Object({ key: Type.String(), text: Type.String() })),
})

export const HistoryLine = Type.Object({
  at: Moment,
  type: Type.String(),
  text: Type.String({ description: 'What happened, in Vietnamese' }),
  byName: Nullable(Type.String()),
  onBehalfOfName: Nullable(Type.String({ description: 'The colleague for whom whoever did it stood in' })),
  unitName: Nullable(Type.String()),
  details: Type.Array(Type.Object({ label: Type.String(), text: Type.String() }), {
    description: 'What was said and decided with it',
  }),
})

export const SlipLine = Type.Object({
  id: Id, form: Type.String(), name: Type.String(), number: Nullable(Type.String()), madeAt: Moment,
  signatures: Type.Array(SignatureShown, { description: 'Of an opinion that was signed; of other papers none is told here' }),
  isTakenBack: Type.Boolean({ description: 'The deed was undone with which the opinion was given' }),
})

export const DossierDetail = Type.Object({
  id: Id,
  version: Type.Integer(),
  number: Type.String(),
  state: State,
  stateText: Type.String(),
  channel: Type.String(),
  procedure: Type.Object({ id: Id, code: Nullable(Type.String()), name: Type.String(), resultName: Type.String() }),
  receivingUnitName: Type.String(),
  receivesAtName: Type.String(),
  competentUnitName: Type.String(),
  applicant: Type.Object({ id: Id, fullName: Type.String(), number: Type.String(), phone: Nullable(Type.String()) }),
  authoriser: Nullable(Type.Object({ id: Id, fullName: Type.String(), number: Type.String() })),
  submittedAt: Moment,
  acknowledgedAt: Nullable(Moment),
  receivedAt: Nullable(Moment),
  dueAt: Nullable(Moment),
  issuedAt: Nullable(Moment),
  deliveredAt: Nullable(Moment),
  synchronisedAt: Type.Union([Moment, Type.Null()], {
    description:
      'When the national portal first took the word that there is a result; null until then'
  }),
  delivery: Delivery,
  deliveryAddress: Nullable(Type.String()),
  supplements: Type.Integer({ description: 'Asked for during settlement' }),
  lateBySupplementAt: Nullable(
    Type.String({
      format: 'date-time', description: 'Late since then by a second supplement, whatever its day (QĐ 766)',
    }),
  ),
  extensions: Type.Integer(),
  answers: Type.Array(
    Type.Object({
      key: Type.String(),
      section: Type.String(),
      label: Type.String(),
      text: Type.String(),
      isMasked: Type.Boolean({ description: 'An identity number, masked here; whole by declaration-showing' }),
      isGuess: Type.Boolean(),
      source: Type.Enum(['applicant', 'counter', 'calculated', 'register'], {
        description: 'Who typed it; register: it was filled in and stands as the register says it',
      }),
      register: Nullable(Type.Object({
        name: Nullable(Type.String()), saidAt: Nullable(Moment),
      }, {
        description: 'Which register had filled it in, and when it said so (null: it was not kept); with another source '
          + 'it was declared otherwise',
      })),
    }),
  ),
  components: Type.Array(
    Type.Object({
      id: Type.String(), name: Type.String(), required: Type.String(), how: Type.String(),
      documentType: Type.String({ description: 'Kind of paper, by the catalogue' }),
      register: Nullable(RegisterAwaited),
      mayScan: Type.Boolean({ description: 'Handed in on paper, and whoever looks may add a scan of it' }),
      papers: Type.Array(Paper),
    }),
  ),
  result: Nullable(Type.Object({
    number: Type.String(), day: Type.String(), title: Type.String(), slipId: Id,
    signatures: Type.Array(Type.Object({
      signer: Type.String({ description: 'As the certificate names them' }), kind: Type.Enum(['personal', 'agency']),
      level: Type.Enum(['B-B', 'B-T', 'B-LT'], { description: 'Less than B-LT where an authority did not answer' }),
    }), { description: 'In the order they were made; none of a result on paper' }),
  })),
  /** Of a result that its head signs before the registry of the agency numbers and seals it. */
  signing: Nullable(Type.Object({
    signerName: Type.String({ description: 'Whoever approved it' }), signedAt: Nullable(Moment),
    slipId: Nullable(Type.String({ format: 'uuid', description: 'What was signed' })),
  })),
  openRequest: Nullable(
    Type.Object({
      items: Type.Array(Type.Object({ component: Type.String(), name: Type.String(), reason: Type.String() })),
      askedAt: Moment,
    }),
  ),
  steps: Type.Array(
    Type.Object({
      name: Type.String(), role: Type.String(), unitName: Type.String(), state: Type.String(),
      holderName: Nullable(Type.String()),
      doneForName: Nullable(Type.String({ description: 'Whoever did it stood in for this colleague' })),
      givenBy: Nullable(Type.String({ description: 'Why a rule gave it to its holder, in words' })),
      papers: Nullable(Type.String({ description: 'What comes of it on paper, as its process says' })),
      legalBasis: Nullable(Type.String({ description: 'The article that orders it, as its process says' })),
      openedAt: Nullable(Moment), dueAt: Nullable(Moment),
      doneAt: Nullable(Moment), note: Nullable(Type.String()),
    }),
  ),
  clocks: Type.Array(Clock),
  slips: Type.Array(SlipLine),
  talk: Type.Object({ unanswered: Type.Integer({ description: 'Lines of the applicant that nobody answered' }) }),
  history: Type.Array(HistoryLine),
  limits: Type.Array(Type.String({ description: 'Time limits to pick from at acceptance' })),
  /** What this account may do now: the noun of its address, its name, and what it must say. */
  actions: Type.Array(
    Type.Object({
      noun: Type.String(),
      name: Type.String(),
      asks: Type.Array(
        Type.Union([
          Type.Literal('note'), Type.Literal('reason'), Type.Literal('assignee'), Type.Literal('components'),
          Type.Literal('outcome'), Type.Literal('limit-case'), Type.Literal('amount'), Type.Literal('result'),
          Type.Literal('receiver'), Type.Literal('new-days'), Type.Literal('contact-phone'),
          Type.Literal('section'), Type.Literal('on-paper'), Type.Literal('step'),
          Type.Literal('signature'), Type.Literal('signature-needed'), Type.Literal('result-content'),
          Type.Literal('result-number'),
        ]),
      ),
      steps: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), {
        description: 'Where it asks `step`: the open steps between which to choose',
      }),
      isMain: Type.Boolean(),
    }),
  ),
})
export type DossierDetail = Static<typeof DossierDetail>
