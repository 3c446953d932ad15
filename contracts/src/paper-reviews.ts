import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { DuplicatePaper } from './scan-duplicates.ts'

export const PaperFieldName = Type.Union([
  Type.Literal('name'), Type.Literal('number'), Type.Literal('issuedOn'), Type.Literal('issuer'), Type.Literal('place'),
])
export type PaperFieldName = Static<typeof PaperFieldName>

const Box = Type.Object({ left: Type.Number(), top: Type.Number(), width: Type.Number(), height: Type.Number() })

/** What was read of a scanned paper and waits for a person. */
export const PaperReview = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Of the paper' }),
  name: Type.String(),
  typeName: Type.String({ description: 'Kind of paper, in words' }),
  addedAt: Type.String({ format: 'date-time' }),
  pages: Type.Integer(),
  ownerName: Type.String(),
  warnings: Type.Array(Type.Union([Type.Literal('number-differs'), Type.Literal('name-differs')]), {
    description: 'What it says is not of its owner: it may be the paper of somebody else',
  }),
  turned: Type.Array(Type.Object({
    page: Type.Integer(), degrees: Type.Union([Type.Literal(90), Type.Literal(180), Type.Literal(270)]),
  }), { description: 'Pages that lay otherwise and were turned clockwise to be read; their pictures are upright' }),
  duplicates: Type.Array(DuplicatePaper, { description: 'Papers of the same person that it is likely the same as' }),
  fields: Type.Array(Type.Object({
    field: PaperFieldName,
    value: Type.String({ description: 'As it would be kept; a day as YYYY-MM-DD; empty where nothing was found' }),
    confidence: Type.Union([Type.Number(), Type.Null()], { description: '0 to 1' }),
    isDoubtful: Type.Boolean(),
    page: Type.Union([Type.Integer(), Type.Null()]),
    box: Type.Union([Box, Type.Null()], { description: 'Shares of the page, from its upper left corner' }),
  })),
})
export type PaperReview = Static<typeof PaperReview>

export const PaperReviewList = Type.Object({ items: Type.Array(PaperReview), hasMore: Type.Boolean() })
export type PaperReviewList = Static<typeof PaperReviewList>

const Value = Type.String({ maxLength: 300 })

/** What a person accepted or typed; empty: the paper does not say it. */
export const AcceptanceBody = Type.Object({
  values: Type.Object({
    name: Value, number: Type.String({ maxLength: 120 }),
    issuedOn: Type.Union([CivilDay(), Type.Literal('')]), issuer: Value, place: Value,
  }, { additionalProperties: false }),
}, { additionalProperties: false })
export type AcceptanceBody = Static<typeof AcceptanceBody>

export const ReviewPageParams = Type.Object({
  id: Type.String({ format: 'uuid' }), page: Type.Integer({ minimum: 1, maximum: 100_000 }),
})
