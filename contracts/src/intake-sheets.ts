import Type, { type Static } from 'typebox'
import { Delivery } from './dossiers.ts'
import { FeeFacts } from './fees.ts'
import { SaidOfAccount } from './intake-accounts.ts'
import { PersonLine } from './people.ts'
import { ProcedureLine } from './procedures.ts'

/** A file that has arrived; a picture of it is only on the machine that sent it. */
const SheetFile = Type.Object(
  {
    uploadId: Type.String({ format: 'uuid' }), name: Type.String({ maxLength: 300 }),
    size: Type.Integer({ minimum: 0, description: 'Bytes' }), pages: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
)

const SheetPaper = Type.Object(
  {
    how: Type.Optional(Type.Union([
      Type.Literal('filed'), Type.Literal('missing'), Type.Literal('data'), Type.Literal('presented'),
      Type.Literal('reused'),
    ])),
    heldPaper: Type.Optional(Type.String({ format: 'uuid', description: 'Of what is held: which paper is used' })),
    askedAgain: Type.Optional(Type.String({ maxLength: 60, description: 'Why it is asked for all the same' })),
    files: Type.Array(SheetFile, { maxItems: 100 }),
  },
  { additionalProperties: false },
)

const Day = Type.String({ maxLength: 20 })

/** What a clerk has entered at intake and not received yet; as entered, right or wrong. */
export const IntakeSheet = Type.Object(
  {
    channel: Type.Union([Type.Literal('counter'), Type.Literal('post')]),
    /** As it was found: masked. */
    applicant: Type.Optional(PersonLine),
    /** What the clerk typed or scanned of the applicant, so that the declaration does not ask for it again. */
    known: Type.Optional(Type.Object(
      {
        number: Type.Optional(Type.String({ maxLength: 20 })), birth: Type.Optional(Day),
        sex: Type.Optional(Type.Union([Type.Literal('nam'), Type.Literal('nu')])),
        phone: Type.Optional(Type.String({ maxLength: 20 })),
      },
      { additionalProperties: false },
    )),
    account: Type.Optional(SaidOfAccount),
    proxyId: Type.Optional(Type.String({ format: 'uuid', description: 'By which mandate the applicant acts' })),
    procedure: Type.Optional(ProcedureLine),
    communeId: Type.Optional(Type.String({ maxLength: 40 })),
    limitCase: Type.Integer({ minimum: 0, maximum: 20 }),
    answers: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 500 }),
    isFormOnPaper: Type.Boolean(),
    papers: Type.Record(Type.String({ maxLength: 100 }), SheetPaper, { maxProperties: 100 }),
    declinesReuse: Type.Optional(Type.Boolean()),
    keepsPapers: Type.Optional(Type.Boolean()),
    feeFacts: Type.Optional(FeeFacts),
    delivery: Delivery,
    deliveryAddress: Type.String({ maxLength: 300 }),
    handedInAt: Type.String({ maxLength: 30, description: 'Wall clock in Viet Nam' }),
  },
  { additionalProperties: false },
)
export type IntakeSheet = Static<typeof IntakeSheet>

export const IntakeSheetBody = Type.Object(
  {
    officerId: Type.String({
      format: 'uuid', description: 'Who entered it, as GET /api/session has it: another may have signed in meanwhile',
    }),
    sheet: IntakeSheet,
    revision: Type.Integer({
      minimum: 0, maximum: 1_000_000_000, description: 'The revision that was read; 0 where there was none',
    }),
  },
  { additionalProperties: false },
)

export const KeptIntakeSheet = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Chosen by whoever began it' }),
  revision: Type.Integer(), savedAt: Type.String({ format: 'date-time' }),
  sheet: IntakeSheet,
})
export type KeptIntakeSheet = Static<typeof KeptIntakeSheet>

/** What tells one from another; all of it is fetched when it is opened. */
export const IntakeSheetLine = Type.Object({
  id: Type.String({ format: 'uuid' }), savedAt: Type.String({ format: 'date-time' }),
  applicantName: Type.Union([Type.String(), Type.Null()]), procedureName: Type.Union([Type.String(), Type.Null()]),
})
export type IntakeSheetLine = Static<typeof IntakeSheetLine>

/** The own ones, the newest first. */
export const IntakeSheetList = Type.Object({ items: Type.Array(IntakeSheetLine) })
