import Type, { type Static } from 'typebox'

/**
 * What an open screen is told by `GET /api/live` (server-sent events). `changed` names dossiers within reach of whoever
 * listens, at most a hundred; `many` says that there were more, so that everything shown is looked up anew.
 */
export const LiveNews = Type.Object({ dossiers: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 100 }) })
export type LiveNews = Static<typeof LiveNews>

/** Names of the events in the stream. */
export const LIVE_CHANGED = 'changed'
export const LIVE_MANY = 'many'
