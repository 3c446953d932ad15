/** The door of `reuse`: what is held and may be used again. Everything else is private. */
export { type AskedComponent, type Held, type HeldComponent, NOTHING_HELD, askOnce } from './ask-once.ts'
export { type AskCorrection, type AskCorrectionRefusal, askCorrection } from './ask-correction.ts'
export { type HeldRefusal, type HeldRow, paperUsed, settleHeld } from './domain/settle-held.ts'
export { type ReadPurpose, purposeOfReuse, readPurpose } from './domain/read-purpose.ts'
export { reuseSources } from './reuse-sources.ts'
export type { AskedOf, FoundPaper, ReuseSource } from './reuse-source.ts'
export { type KeepRooms, keepAccepted } from './keep-accepted.ts'
export { type KhoPolicies, khoPoliciesOf } from './kho-policies.ts'
