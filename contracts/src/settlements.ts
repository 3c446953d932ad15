import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'
import { DELEGATED_TASKS } from './delegations.ts'
import { body } from './shapes.ts'

/** What an agency and the post owe each other, by month, and what the two sides agreed on. */
const Id = Type.String({ format: 'uuid' })
const Day = Type.String({ format: 'date' })
const GivenDay = CivilDay('A day of the calendar')
const Moment = Type.String({ format: 'date-time' })
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Dong = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000, description: 'VND, whole' })

export const SETTLED_WORK = [...DELEGATED_TASKS, 'cod'] as const
export const SETTLEMENT_STATES = ['proposed', 'agreed', 'declined'] as const
export const SETTLEMENT_SIDES = ['agency', 'post'] as const

export const Settlement = Type.Object({
  id: Id, agencyName: Type.String(), postName: Type.String(), until: Day, prices: Dong, cod: Dong, statedPrices: Dong,
  statedCod: Dong, differenceWhy: Nullable(Type.String()), side: Type.Enum([...SETTLEMENT_SIDES]), proposedAt: Moment,
  proposedBy: Type.String(), state: Type.Enum([...SETTLEMENT_STATES]), decidedAt: Nullable(Moment),
  decidedBy: Nullable(Type.String()), declinedWhy: Nullable(Type.String()),
  mayDecide: Type.Boolean({ description: 'It is the turn of the side of whoever asks' }),
})
export const SettlementPage = Type.Object({ items: Type.Array(Settlement), next: Nullable(Type.String()) })

/** What is in no settlement yet, by agency and unit of the post; a month has what was left open before it, too. */
export const OpenSettlements = Type.Object({
  items: Type.Array(Type.Object({
    agencyId: Id, agencyName: Type.String(), postUnitId: Id, postName: Type.String(),
    months: Type.Array(Type.Object({
      until: Day, prices: Dong, cod: Dong,
      lines: Type.Array(Type.Object({
        what: Type.Enum([...SETTLED_WORK]), price: Nullable(Dong), count: Type.Integer({ minimum: 0 }), amount: Dong,
      })),
    })),
  })),
})
export const SettlementBody = body({
  agencyId: Id, postUnitId: Id, until: GivenDay, statedPrices: Dong, statedCod: Dong,
  why: Nullable(Type.String({ minLength: 1, maxLength: 500 })),
})
export const SettlementDecisionBody = body({
  declinedWhy: Nullable(Type.String({ minLength: 1, maxLength: 500, description: 'Null agrees' })),
})
export const SettlementChanged = Type.Object({ id: Id })

export type Settlement = Static<typeof Settlement>
export type SettlementPage = Static<typeof SettlementPage>
export type OpenSettlements = Static<typeof OpenSettlements>
export type SettlementBody = Static<typeof SettlementBody>
