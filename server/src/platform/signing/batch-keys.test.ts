/** Need: whoever signs forty papers types a PIN once; it opens the one key that it is of, and locks none by mistake. */
import { expect, test } from 'vitest'
import { ok, refuse } from '../../kernel/result.ts'
import { batchKeys, keyNameOf } from './batch-keys.ts'
import type { KeyHolder, KeyRing } from './key-ring.ts'
import { KeyFault } from './signing-key.ts'

const HEAD: KeyHolder = { kind: 'person', id: 'chu.tich', name: 'Nguyễn Văn Ký' }
const DEPUTY: KeyHolder = { kind: 'person', id: 'pho.chu.tich', name: 'Trần Thị Phó' }
/** By the same word, and yet another key. */
const SEAL: KeyHolder = { kind: 'agency', id: 'chu.tich', name: 'UBND xã Mẫu' }
const PINS = new Map([[keyNameOf(HEAD), '1357'], [keyNameOf(DEPUTY), '2468'], [keyNameOf(SEAL), '8642']])

/** A ring whose keys ask for their PINs, and that writes down whatever is tried with which. */
function ringOf(sign: (bytes: Buffer) => Promise<Buffer> = async (bytes) => Promise.resolve(bytes)) {
  const told: string[] = []
  const ring = {
    async open(holder: KeyHolder, pin?: string) {
      told.push(`${holder.id} ${pin ?? '-'}`)
      await Promise.resolve()
      if (pin === undefined) return refuse({ code: 'pin-needed' as const, holder })
      if (pin !== PINS.get(keyNameOf(holder))) return refuse({ code: 'pin-wrong' as const, holder })
      return ok({
        algorithm: 'ecdsa' as const, chain: [], sign,
        close: async () => {
          told.push(`${holder.id} closed`)
          return Promise.resolve()
        },
      })
    },
  } as Partial<KeyRing> as KeyRing
  return { ring, told }
}
const pinFor = (holder: KeyHolder, pin: string) => ({ key: keyNameOf(holder), pin })

test('a key is opened once for all papers, also where they come at once, and closed at the end', async () => {
  const { ring, told } = ringOf()
  const batch = batchKeys(ring, [pinFor(HEAD, '1357')])
  const got = await Promise.all([1, 2, 3].map(async () => batch.keys.open(HEAD)))
  for (const one of got) if (one.ok) await one.value.close()
  expect([got.map((one) => one.ok), told]).toEqual([[true, true, true], ['chu.tich 1357']])
  await batch.close()
  await batch.close()
  expect(told).toEqual(['chu.tich 1357', 'chu.tich closed'])
})

test('a PIN is tried with no key but its own', async () => {
  const { ring, told } = ringOf()
  const { keys } = batchKeys(ring, [pinFor(HEAD, '1357')])
  expect(await keys.open(DEPUTY, '1357')).toEqual({ ok: false, refusal: { code: 'pin-needed', holder: DEPUTY } })
  expect(await keys.open(SEAL)).toMatchObject({ refusal: { code: 'pin-needed' } })
  expect(await keys.open(HEAD)).toMatchObject({ ok: true })
  expect(told).toEqual(['pho.chu.tich -', 'chu.tich -', 'chu.tich 1357'])
})

test('a wrong PIN is tried once, however many papers there are', async () => {
  const { ring, told } = ringOf()
  const { keys } = batchKeys(ring, [pinFor(HEAD, '1111')])
  for (let n = 0; n < 3; n++) expect(await keys.open(HEAD)).toMatchObject({ refusal: { code: 'pin-wrong', holder: HEAD } })
  expect(told).toEqual(['chu.tich 1111'])
})

test('a key that has failed once signs nothing more in this batch', async () => {
  const { ring, told } = ringOf(async () => Promise.reject(new KeyFault('pin-wrong')))
  const batch = batchKeys(ring, [pinFor(HEAD, '1357')])
  const first = await batch.keys.open(HEAD)
  if (!first.ok) throw new Error(first.refusal.code)
  await expect(first.value.sign(Buffer.from('a'))).rejects.toThrow(KeyFault)
  expect(await batch.keys.open(HEAD)).toEqual({ ok: false, refusal: { code: 'pin-wrong', holder: HEAD } })
  await batch.close()
  expect(told).toEqual(['chu.tich 1357', 'chu.tich closed'])
})
