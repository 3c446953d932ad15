import { dayOf } from '../kernel/work-calendar.ts'
import type { PasskeyChecker } from '../modules/identity/public.ts'
import { type RelyingParty, checkKey, checkNewKey, relyingPartyOf } from '../platform/webauthn.ts'
import type { ApiRooms } from './rooms.ts'

/** Of the address under which people reach us (PUBLIC_URL); undefined where browsers make no keys. */
export function partyOf(
  { publicUrl, directory, clock }: Pick<ApiRooms, 'publicUrl' | 'directory' | 'clock'>,
): RelyingParty | undefined {
  const { name, brand } = directory.on(dayOf(clock.now())).province
  return relyingPartyOf(publicUrl, brand['short'] ?? name)
}

/** Checks answers of browsers that came to this address. */
export function checkerOf(party: RelyingParty): PasskeyChecker {
  return {
    checkNew: (answer, challenge) => checkNewKey(party, answer, challenge),
    check: (answer, challenge, publicKey) => checkKey(party, answer, challenge, publicKey),
  }
}
