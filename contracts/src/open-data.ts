import Type, { type Static } from 'typebox'
import { CivilDay } from './civil-day.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Days of a file of open data: a month from the first, or up to the last; the last month published unless said. */
export const OpenDaysQuery = Type.Object(
  { from: Type.Optional(CivilDay('The first day')), until: Type.Optional(CivilDay('The last day; 366 days at most')) },
  { additionalProperties: false },
)

const Licence = Type.String({ description: 'What may be done with it, in Vietnamese' })

export const OpenProcedures = Type.Object({
  licence: Licence,
  items: Type.Array(Type.Object({
    code: Type.String(), name: Type.String(), level: Type.String(), sector: Type.String(), sectorName: Type.String(),
    agency: nullable(Type.String()), limit: nullable(Type.Number()), limitUnit: nullable(Type.String()),
    limitText: nullable(Type.String()), feeText: Type.String(), serviceLevel: Type.String(),
    legalBasis: Type.String(), validFrom: Type.String({ format: 'date' }),
  })),
})
export type OpenProcedures = Static<typeof OpenProcedures>

const Count = nullable(Type.Integer({ minimum: 5, description: 'Null where it is hidden' }))

export const OpenDailyCounts = Type.Object({
  licence: Licence,
  from: Type.String({ format: 'date' }), until: Type.String({ format: 'date' }),
  publishedUntil: nullable(Type.String({ format: 'date', description: 'The last day there is; later ones come' })),
  leastShown: Type.Integer({ description: 'Numbers below it are hidden, with those that would tell them' }),
  items: Type.Array(Type.Object({
    day: Type.String({ format: 'date' }), sector: Type.String({ description: '`all` of the whole province' }),
    sectorName: Type.String(), received: Count, receivedOnline: Count, receivedDirect: Count,
    settled: Count, settledInTime: Count, settledLate: Count,
  })),
})
export type OpenDailyCounts = Static<typeof OpenDailyCounts>

/** DCAT 2 as JSON-LD, and CSVW: read by the words of these standards, and open to more of them. */
export const OpenMetadata = Type.Object({ '@context': Type.Unknown() }, { additionalProperties: true })
