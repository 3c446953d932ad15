/** Need: who signs 500 papers gives the PIN once, and is told of those alone that were not signed (issue 6, D4). */
import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { ok, refuse } from '../../kernel/result.ts'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { checkSignatures } from './check-signatures.ts'
import { type Progress, type SignMany, signMany } from './sign-many.ts'
import { KeyFault, type KeyStore, type SigningKey } from './signing-key.ts'
import { softwareToken } from './software-token.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')
const PIN = '1234'

let authority: StandInAuthority
let file: Buffer
let key: SigningKey
beforeAll(async () => {
  authority = await foundAuthority(FROM, TO)
  file = await authority.issueFile({ name: 'Nguyễn Văn Ký', from: FROM, to: TO }, PIN)
  key = await authority.issue({ name: 'Trần Thị B', from: FROM, to: TO })
})

const paper = (n: number) => pdfOf([...PAGES, `(${String(n)})`])
/** Papers by their ids, and what became of them. */
function pile(papers: Readonly<Record<string, Buffer>>) {
  const kept = new Map<string, Buffer>()
  return {
    kept, papers: Object.entries(papers).map(([id, bytes]) => ({
      id, read: async () => Promise.resolve(bytes), keep: async (signed: Buffer) => { kept.set(id, signed) },
    })),
  }
}
const how = (more: Partial<SignMany> = {}): SignMany => ({
  pin: PIN, level: 'B-B', name: 'Nguyễn Văn Ký', at: AT, roots: [new X509Certificate(authority.root)], ...more,
})
const check = async (bytes: Buffer) => checkSignatures(openPdfFile(bytes), {
  roots: [new X509Certificate(authority.root)], at: AT,
  revocation: { lists: [await authority.revocationList(AT)], answers: [] },
})
/** A key in hand that counts its signatures, fails with the one after `most`, and must be closed. */
interface Seen { signed: number; closed: number; readonly pins: string[] }
function counting(most: number): { readonly store: KeyStore; readonly seen: Seen } {
  const seen: Seen = { signed: 0, closed: 0, pins: [] }
  return {
    seen, store: {
      async unlock(pin) {
        seen.pins.push(pin)
        return pin === PIN ? ok({
          ...key, close: async () => { seen.closed += 1 },
          async sign(bytes) {
            seen.signed += 1
            if (seen.signed > most) throw new KeyFault('key-missing')
            return key.sign(bytes)
          },
        }) : refuse({ code: 'pin-wrong' })
      },
    },
  }
}

describe('papers signed with one PIN', () => {
  test('are all valid, at B-T as well, and each step is told', async () => {
    const { papers, kept } = pile(Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`p${String(n)}`, paper(n)])))
    const told: Progress[] = []
    const timeStamp = await authority.timeStamp(() => AT)
    const answer = await signMany(papers, softwareToken(file), how({
      level: 'B-T', timeStamp, progress: (one) => { told.push(one) },
    }))
    expect(answer).toEqual(ok({ signed: 6, failures: [] }))
    expect(told).toEqual([1, 2, 3, 4, 5, 6].map((done) => ({ done, failed: 0, total: 6 })))
    for (const signed of kept.values()) {
      expect(await check(signed)).toMatchObject([{ signer: 'Nguyễn Văn Ký', verdict: 'valid', level: 'B-T' }])
    }
    expect(kept.size).toBe(6)
  })

  test('that cannot be signed are told, and leave the others be', async () => {
    const { papers, kept } = pile({ a: paper(1), text: Buffer.from('xin chào'), b: paper(2), locked: pdfOf(PAGES, '/Encrypt<<>>') })
    expect(await signMany(papers, softwareToken(file), how())).toEqual(ok({
      signed: 2, failures: [{ id: 'text', code: 'file-not-signable' }, { id: 'locked', code: 'file-not-signable' }],
    }))
    expect([...kept.keys()].sort()).toEqual(['a', 'b'])
  })

  test('of several signers, in order, stand behind one another', async () => {
    const first = pile({ a: paper(1), b: paper(2) })
    await signMany(first.papers, softwareToken(file), how())
    const second = pile(Object.fromEntries(first.kept))
    expect(await signMany(second.papers, counting(9).store, how({ name: 'Trần Thị B' }))).toMatchObject({ value: { signed: 2 } })
    expect((await check(second.kept.get('a') ?? Buffer.alloc(0))).map(({ signer, verdict }) => [signer, verdict]))
      .toEqual([['Nguyễn Văn Ký', 'valid'], ['Trần Thị B', 'valid']])
  })

  test('are not signed behind a signature that is broken', async () => {
    const { papers, kept } = pile({ a: paper(1) })
    await signMany(papers, softwareToken(file), how())
    const broken = Buffer.from(kept.get('a') ?? '')
    broken.write('4', 7, 'latin1')
    expect(await signMany(pile({ broken }).papers, counting(9).store, how())).toEqual(ok({
      signed: 0, failures: [{ id: 'broken', code: 'earlier-signature-invalid' }],
    }))
  })

  test('with a wrong PIN are none, and it is tried once', async () => {
    const { store, seen } = counting(9)
    const { papers, kept } = pile({ a: paper(1), b: paper(2) })
    expect(await signMany(papers, store, how({ pin: '1' }))).toEqual(refuse({ code: 'pin-wrong' }))
    expect([seen.pins, kept.size]).toEqual([['1'], 0])
  })

  test('end where the key is pulled out: what was not tried is told, and the key is closed', async () => {
    const { store, seen } = counting(2)
    const { papers, kept } = pile(Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`p${String(n)}`, paper(n)])))
    const answer = await signMany(papers, store, how())
    if (!answer.ok) throw new Error(answer.refusal.code)
    expect([answer.value.signed, kept.size, seen.closed]).toEqual([2, 2, 1])
    expect(answer.value.failures).toHaveLength(18)
    // No more than those that were in hand together come to the key once it has failed.
    expect(seen.signed).toBeLessThanOrEqual(6)
    expect(answer.value.failures.at(-1)).toEqual({ id: 'p19', code: 'not-tried' })
  })

  test('that cannot be kept end the batch, and the key is closed', async () => {
    const { store, seen } = counting(9)
    const full = { id: 'a', read: async () => Promise.resolve(paper(1)), keep: async () => Promise.reject(new Error('disk full')) }
    await expect(signMany([full], store, how())).rejects.toThrow('disk full')
    expect(seen.closed).toBe(1)
  })
})
