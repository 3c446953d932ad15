/** The door of `reuse`: what is held and may be used again. Everything else is private. */
export { type KeepRooms, keepAccepted } from './keep-accepted.ts'
export { type KhoPolicies, khoPoliciesOf } from './kho-policies.ts'
