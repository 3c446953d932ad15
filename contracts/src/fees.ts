import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

/** Of nothing no fee is counted: 0 would be free where something is asked for. */
const Count = (maximum: number, description: string) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum, description }))

/** Of papers that are copied: as many, so long and so often, as their declaration has at most. */
export const PAPERS = { rows: 200, pages: 2_000, copies: 200 } as const

/** What whoever knows the case says of it; what is not said leaves fees that hang on it unknown, and never free. */
export const FeeFacts = Type.Object({
  copies: Count(10_000, 'Copies that are asked for'), pages: Count(10_000, 'Pages of one copy'),
  quantity: Count(1_000_000, 'How many of what the fee is counted by'),
  papers: Type.Optional(Type.Array(Type.Object({
    pages: Type.Integer({ minimum: 1, maximum: PAPERS.pages }),
    copies: Type.Integer({ minimum: 1, maximum: PAPERS.copies }),
  }, { additionalProperties: false }), {
    minItems: 1, maxItems: PAPERS.rows, description: 'Each paper that is copied: its pages, and how many copies of it',
  })),
  subjects: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z0-9-]{1,80}$' }), {
    maxItems: 20, uniqueItems: true, description: 'What the person or the case counts as; an empty list says: nothing',
  })),
}, { additionalProperties: false })
export type FeeFacts = Static<typeof FeeFacts>

/**
 * The papers to be copied as a declaration lists them (`copy.items`: one paper a row); undefined where it has no such
 * list, or a row is not whole.
 */
export function papersOfDeclaration(answers: Readonly<Record<string, unknown>>): FeeFacts['papers'] {
  const rows = answers['copy.items']
  if (!Array.isArray(rows)) return undefined
  const papers = rows.map((row: unknown) => {
    const { pages, copies } = row !== null && typeof row === 'object' ? row as Record<string, unknown> : {}
    return { pages: wholeOf(pages, PAPERS.pages), copies: wholeOf(copies, PAPERS.copies) }
  })
  const isWhole = papers.length > 0 && papers.length <= PAPERS.rows
    && papers.every(({ pages, copies }) => pages > 0 && copies > 0)
  return isWhole ? papers : undefined
}

/** Facts with the papers as the declaration lists them, and no others. */
export function asListed(facts: FeeFacts | undefined, answers: Readonly<Record<string, unknown>>): FeeFacts {
  const papers = papersOfDeclaration(answers)
  return { ...Object.fromEntries(Object.entries(facts ?? {}).filter(([name]) => name !== 'papers')), ...papers && { papers } }
}

/** 0 where it is none. */
function wholeOf(value: unknown, most: number): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= most ? value : 0
}

/** What is to be asked so that the fees are known; all empty where nothing is. */
export const FeeQuestions = Type.Object({
  numbers: Type.Array(Type.Enum<['copies', 'pages', 'quantity']>(['copies', 'pages', 'quantity'])),
  papers: Type.Boolean({ description: 'Whether each paper that is copied is asked for with its pages and copies' }),
  subjects: Type.Array(Type.Object({
    code: Type.String(), name: Type.String(),
    proof: Type.Union([Type.String(), Type.Null()], {
      description: 'The paper that shows it; null where none is asked',
    }),
  })),
})
export type FeeQuestions = Static<typeof FeeQuestions>

const FEE_KINDS = ['phi', 'le-phi', 'nghia-vu-tai-chinh'] as const
const MONEY_FATES = ['kept', 'going-back', 'gone-back', 'not-gone', 'settled'] as const
const CHARGE_STATES = ['unknown', 'owed', 'paid', 'waived', 'cancelled'] as const

const Fee = {
  name: Type.String(), kind: Type.Enum([...FEE_KINDS]),
  moment: Type.Enum<['reception', 'supplement', 'return']>(['reception', 'supplement', 'return']),
  amount: Type.Union([Type.Integer(), Type.Null()], { description: 'Whole VND; null while it is not known' }),
  why: Type.String({ description: 'How the amount comes about, with the article' }),
}

export const FeePreviewBody = Type.Object({
  facts: FeeFacts,
  channel: Type.Enum<['counter', 'post', 'online']>(['counter', 'post', 'online']),
  communeId: Type.Optional(Type.String({ format: 'uuid' })),
}, { additionalProperties: false })
/** What a case would cost. */
export const FeePreview = Type.Object({
  questions: FeeQuestions, items: Type.Array(Type.Object(Fee)),
  total: Type.Integer({ description: 'Of what is known' }),
  isWhole: Type.Boolean({ description: 'False while the amount of any fee is not known' }),
})
export type FeePreview = Static<typeof FeePreview>

const Later = Type.Enum<['supplement', 'return']>(['supplement', 'return'])

/** What was asked for a dossier, and what became of it. */
export const DossierFees = Type.Object({
  questions: FeeQuestions,
  facts: Type.Union([FeeFacts, Type.Null()], { description: 'As they were said last' }),
  charges: Type.Array(Type.Object({
    id: Type.String({ format: 'uuid' }), ...Fee,
    source: Type.Union([Type.String(), Type.Null()], {
      description: 'The rule or paper that the amount stands in, where it was asked for by hand; null otherwise',
    }),
    state: Type.Enum([...CHARGE_STATES]),
  })),
  owed: Type.Integer({ description: 'Whole VND that is known and not paid' }),
  isWhole: Type.Boolean({ description: 'False while the amount of any charge is not known' }),
  receipts: Type.Integer({ minimum: 0, description: 'How many were given for them; all in one file to print' }),
  cameInVain: Type.Array(Type.Object({
    amount: Type.Integer(), on: CivilDay(), fate: Type.Enum([...MONEY_FATES]),
  }), { description: 'Money that came for a bill of these charges and paid nothing, and what has become of it' }),
  isHeld: Type.Boolean({ description: 'Whether the result is held until they are paid' }),
  mayState: Type.Boolean({ description: 'Whether the viewer may say what fees hang on' }),
  mayCancel: Type.Boolean({ description: 'Whether the viewer may take a fee back' }),
  mayRaise: Type.Array(Later, { description: 'The moments at which the viewer may ask for more now' }),
})
export type DossierFees = Static<typeof DossierFees>

const Why = Type.String({
  minLength: 1, maxLength: 1_000, pattern: String.raw`\S`, description: 'The reason, or the paper',
})
export const FeeFactsBody = Type.Object({ facts: FeeFacts, why: Why }, { additionalProperties: false })
export const ChargeAmountBody = Type.Object({
  charge: Type.String({ format: 'uuid' }),
  amount: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000, description: 'Whole VND; 0 waives it' }), why: Why,
}, { additionalProperties: false })
/** What a clerk asks for by hand, beside what the rule of the procedure asks for. */
export const RaiseFeeBody = Type.Object({
  moment: Later, kind: Type.Enum<['phi', 'le-phi']>(['phi', 'le-phi']),
  name: Type.String({ minLength: 1, maxLength: 200, pattern: String.raw`\S` }),
  amount: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000, description: 'Whole VND' }),
  source: Type.String({
    minLength: 1, maxLength: 300, pattern: String.raw`\S`, description: 'The rule or paper that the amount stands in',
  }),
  why: Type.String({ minLength: 1, maxLength: 600, pattern: String.raw`\S` }),
}, { additionalProperties: false })
export type RaiseFeeBody = Static<typeof RaiseFeeBody>
export const ChargeCancellationBody = Type.Object({
  charge: Type.String({ format: 'uuid' }), why: Why,
}, { additionalProperties: false })
