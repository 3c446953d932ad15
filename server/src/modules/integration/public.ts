/** The door of `integration`: what goes to outside systems and comes from them. */
export type { Adapter } from './adapter.ts'
export { type Drained, drainOutbox } from './drain-outbox.ts'
export type { NewMessage, Outcome, Outlet, WaitingMessage } from './domain/message.ts'
export { type MessageMaker, moveEvents } from './move-events.ts'
export { openAdapters } from './open-adapters.ts'
