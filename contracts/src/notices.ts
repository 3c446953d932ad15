import Type, { type Static } from 'typebox'
import { body, orNull } from './shapes.ts'

/** What people were told of a dossier, by which ways, and whether it arrived. */
const Id = Type.String({ format: 'uuid' })
const Moment = Type.String({ format: 'date-time' })

export const NOTICE_CHANNELS = ['sms', 'zalo', 'email', 'push', 'letter'] as const
export const TRY_STATES = [
  'waiting', 'sent', 'delivered', 'unconfirmed', 'failed', 'to-print', 'printed', 'posted', 'returned',
] as const

export const NoticeTry = Type.Object({
  channel: Type.Enum([...NOTICE_CHANNELS]),
  how: Type.Enum(['first', 'next', 'again'], {
    description: '`next`: since the way before it failed; `again`: since staff had it sent again',
  }),
  state: Type.Enum([...TRY_STATES]),
  since: Type.String({ format: 'date-time', description: 'When it came to stand so' }),
  cause: orNull(Type.String(), 'Why it did not arrive, or waits: a code'),
  byName: orNull(Type.String(), 'Who had it sent again'),
})

export const NoticeLine = Type.Object({
  id: Id, subject: Type.String(), language: Type.String({ description: 'ISO 639-1, of the subject' }), at: Moment,
  name: orNull(Type.String()), phone: orNull(Type.String(), 'That is on record now, masked'),
  tries: Type.Array(NoticeTry, { description: 'Outside of the portal, where each of them stands' }),
  standing: Type.Enum(['on-portal', 'waiting', 'told', 'failed']),
  mayBeSentAgain: Type.Boolean({ description: 'By whoever asks, as it stands' }),
})
export const NoticePage = Type.Object({ items: Type.Array(NoticeLine), next: orNull(Type.String()) })
export const NoticeQuery = body({
  cursor: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' })),
})
export const NoticeAgainBody = body({ notice: Id })
export const NoticeSentAgain = Type.Object({ id: Id })

export type NoticeTry = Static<typeof NoticeTry>
export type NoticeLine = Static<typeof NoticeLine>
export type NoticePage = Static<typeof NoticePage>
