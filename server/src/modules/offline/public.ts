/** The door of `offline`: devices without a network, and what became of what they did. Everything else is private. */
export { type ClaimDeviceRefusal, claimDevice } from './claim-device.ts'
export { beginOuting } from './begin-outing.ts'
export { isSignedBy } from './check-signature.ts'
export { type OfflineRules, offlineRulesOf, provisionalCode } from './domain/offline-rules.ts'
export { type MadeOfflineDevice, makeDevice, revokeDevice } from './make-device.ts'
export { showRefusal } from './show-refusal.ts'
export {
  type MadeOf, type ReceivedCommand, CommandSettled, DeviceRevoked, acceptCommand, commandHash, refuseCommand,
  settleRefusal,
} from './settle-command.ts'
export {
  type CommandKind, type RefusedCommand, type SettledCommand, countOfOuting, findCommand, findRefused, listRefused,
} from './store/commands.ts'
export { type OfflineDevice, findDevice, listDevices } from './store/devices.ts'
export { type Outing, findOuting } from './store/outings.ts'
