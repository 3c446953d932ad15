import { createHash } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { KeyHolder, KeyRing, RingRefusal } from './key-ring.ts'
import { KeyFault, type KeyTrouble, type UnlockedKey } from './signing-key.ts'

/** A PIN for one key, which `keyNameOf` names. */
export interface PinOfKey { readonly key: string; readonly pin: string }

/** Keys of a batch; whoever opens it closes it, in any case. */
export interface BatchKeys {
  /** As the ring that it was made of, with each key opened once; whatever PIN a paper brings is not looked at. */
  readonly keys: KeyRing
  close(): Promise<void>
}

/** By which a screen says which key a PIN is for, and which says nothing of whose it is. */
export function keyNameOf({ kind, id }: Pick<KeyHolder, 'kind' | 'id'>): string {
  return createHash('sha256').update(`${kind}\0${id}`).digest('hex').slice(0, 16)
}

/**
 * A ring for many papers with one PIN a key: a key is opened once, with the PIN that was typed for it and for no other
 * key, and stays open until the batch is closed. One that did not open or has failed is not tried again: tokens lock
 * themselves after a few wrong PINs.
 */
export function batchKeys(ring: KeyRing, pins: readonly PinOfKey[]): BatchKeys {
  const typed = new Map(pins.map(({ key, pin }) => [key, pin]))
  const opened = new Map<string, Promise<Result<UnlockedKey, RingRefusal>>>()
  const faults = new Map<string, KeyTrouble>()
  const toClose: UnlockedKey[] = []
  let authorities: ReturnType<KeyRing['authorities']> | undefined

  async function unlock(holder: KeyHolder, pin: string | undefined): Promise<Result<UnlockedKey, RingRefusal>> {
    const got = await ring.open(holder, pin)
    if (got.ok) toClose.push(got.value)
    return got
  }

  return {
    keys: {
      ...ring,
      // Asked once for all papers: they have the same signers.
      authorities: async () => authorities ??= ring.authorities(),
      async open(holder) {
        const name = keyNameOf(holder)
        const opening = opened.get(name) ?? unlock(holder, typed.get(name))
        opened.set(name, opening)
        const [got, fault] = [await opening, faults.get(name)]
        if (!got.ok) return got
        return fault ? refuse({ code: fault, holder }) : ok(sharedKey(got.value, (code) => faults.set(name, code)))
      },
    },
    async close() {
      await Promise.all(toClose.splice(0).map(async (key) => key.close()))
    },
  }
}

/** A key that others of the batch sign with after this paper; its faults are told. */
function sharedKey(key: UnlockedKey, tell: (code: KeyTrouble) => void): UnlockedKey {
  return {
    ...key,
    async sign(bytes) {
      try {
        return await key.sign(bytes)
      } catch (error) {
        if (error instanceof KeyFault) tell(error.code)
        throw error
      }
    },
    close: async () => Promise.resolve(),
  }
}
