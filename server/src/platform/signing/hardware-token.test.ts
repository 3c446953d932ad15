/**
 * Need: who holds a token, and an agency whose seal lies in an HSM, sign with it (issue 6, D4). The token is SoftHSM2,
 * a real library of PKCS#11; what it cannot do, lock itself, is done by a few lines of C before it.
 */
import { execFileSync } from 'node:child_process'
import { X509Certificate, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as pkcs11js from 'pkcs11js'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { PAGES, pdfOf } from '../../../test/sample-pdf.ts'
import { openPdfFile } from '../pdf-file/open-pdf-file.ts'
import { checkSignatures } from './check-signatures.ts'
import { hardwareToken } from './hardware-token.ts'
import { signPdf } from './sign-pdf.ts'
import type { UnlockedKey } from './signing-key.ts'
import { type StandInAuthority, foundAuthority } from './stand-in-authority.ts'

const LIBRARY = '/usr/lib/softhsm/libsofthsm2.so'
const BINDING = join(import.meta.dirname, '../../../../node_modules/pkcs11js/build/Release/pkcs11.node')
const HAS = [LIBRARY, '/usr/bin/softhsm2-util', BINDING].every((path) => existsSync(path))
const HAS_COMPILER = existsSync('/usr/bin/cc')

const [FROM, TO] = [new Date('2020-01-01'), new Date('2040-01-01')]
const AT = new Date('2025-03-01T02:00:00Z')
const [PIN, OFFICER] = ['2468', '13579']
const refusal = (code: string) => ({ ok: false, refusal: { code } })

/** Before SoftHSM2, as tokens do it: the third wrong PIN locks it, for the right one as well. */
const LOCKING = `
#include <dlfcn.h>
#include "pkcs11.h"
static CK_FUNCTION_LIST list, *real;
static int wrong = 0;
static CK_RV login(CK_SESSION_HANDLE s, CK_USER_TYPE u, CK_UTF8CHAR_PTR p, CK_ULONG n) {
  if (wrong >= 3) return CKR_PIN_LOCKED;
  CK_RV rv = real->C_Login(s, u, p, n);
  if (rv == CKR_PIN_INCORRECT) wrong++;
  return rv;
}
CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR out) {
  CK_RV (*get)(CK_FUNCTION_LIST_PTR_PTR) = dlsym(dlopen("${LIBRARY}", RTLD_NOW), "C_GetFunctionList");
  get(&real); list = *real; list.C_Login = login; *out = &list; return CKR_OK;
}`

describe.skipIf(!HAS)('a key on a token', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-token-'))
  let authority: StandInAuthority
  const util = (...args: string[]) => execFileSync('softhsm2-util', args, { stdio: 'pipe', encoding: 'utf8' })
  const store = (token: string, key?: string, library = LIBRARY) =>
    hardwareToken({ library, token, ...key === undefined ? {} : { key } })

  beforeAll(async () => {
    authority = await foundAuthority(FROM, TO)
    mkdirSync(join(folder, 'tokens'))
    writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`)
    vi.stubEnv('SOFTHSM2_CONF', join(folder, 'softhsm2.conf'))
    for (const label of ['Dấu cơ quan', 'trống'])
      util('--init-token', '--free', '--label', label, '--pin', PIN, '--so-pin', OFFICER)
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
    writeFileSync(join(folder, 'key.pem'), pair.privateKey.export({ format: 'pem', type: 'pkcs8' }))
    util('--import', join(folder, 'key.pem'), '--token', 'Dấu cơ quan', '--label', 'đem đến', '--id', 'a1', '--pin', PIN)
    await putOnToken(pair.publicKey.export({ format: 'der', type: 'spki' }))
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  /** The certificate of the key that was imported; a key made on the token itself, with its own. */
  async function putOnToken(imported: Buffer) {
    const { default: p } = await import('pkcs11js') as unknown as { default: typeof pkcs11js }
    const library = new p.PKCS11()
    library.load(LIBRARY)
    library.C_Initialize()
    const slot = library.C_GetSlotList(true).find((one) => library.C_GetTokenInfo(one).label.trim() === 'Dấu cơ quan')
    if (!slot) throw new Error('no token')
    const session = library.C_OpenSession(slot, p.CKF_SERIAL_SESSION | p.CKF_RW_SESSION)
    library.C_Login(session, p.CKU_USER, PIN)
    const put = (id: string, der: Buffer) => library.C_CreateObject(session, [
      { type: p.CKA_CLASS, value: p.CKO_CERTIFICATE }, { type: p.CKA_CERTIFICATE_TYPE, value: p.CKC_X_509 },
      { type: p.CKA_TOKEN, value: true }, { type: p.CKA_ID, value: Buffer.from(id, 'hex') },
      { type: p.CKA_SUBJECT, value: Buffer.from('3000', 'hex') }, { type: p.CKA_VALUE, value: der },
    ])
    const [own, middle] = await authority.certify(imported, { name: 'UBND xã thử', from: FROM, to: TO })
    if (own) put('a1', own)
    if (middle) put('ff', middle)
    const made = (id: string, label: string, each: boolean) => {
      const { publicKey } = library.C_GenerateKeyPair(session, { mechanism: p.CKM_EC_KEY_PAIR_GEN }, [
        { type: p.CKA_TOKEN, value: true }, { type: p.CKA_ID, value: Buffer.from(id, 'hex') },
        { type: p.CKA_EC_PARAMS, value: Buffer.from('06082a8648ce3d030107', 'hex') },
      ], [
        { type: p.CKA_TOKEN, value: true }, { type: p.CKA_PRIVATE, value: true },
        { type: p.CKA_SENSITIVE, value: true }, { type: p.CKA_SIGN, value: true }, { type: p.CKA_ID, value: Buffer.from(id, 'hex') },
        { type: p.CKA_LABEL, value: label }, { type: p.CKA_ALWAYS_AUTHENTICATE, value: each },
      ])
      const [point] = library.C_GetAttributeValue(session, publicKey, [{ type: p.CKA_EC_POINT }])
      // An octet string of 65 bytes around the point, behind the name of the curve.
      const raw = (point?.value as Buffer).subarray(2)
      return Buffer.concat([Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex'), raw])
    }
    for (const [id, label, each] of [['a2', 'làm trên thẻ', false], ['a3', 'hỏi mỗi lần', true]] as const) {
      const spki = made(id, label, each)
      createPublicKey({ key: spki, format: 'der', type: 'spki' })
      const [certificate] = await authority.certify(spki, { name: label, from: FROM, to: TO })
      if (certificate) put(id, certificate)
    }
    library.C_CloseSession(session)
  }

  async function opened(token: string, key?: string): Promise<UnlockedKey> {
    const answer = await store(token, key).unlock(PIN)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value
  }

  test.each([
    ['đem đến', 'UBND xã thử', 'rsa'], ['làm trên thẻ', 'làm trên thẻ', 'ecdsa'], ['hỏi mỗi lần', 'hỏi mỗi lần', 'ecdsa'],
  ])('%s signs papers that are valid', async (label, signer, algorithm) => {
    const key = await opened('Dấu cơ quan', label)
    expect(key.algorithm).toBe(algorithm)
    expect(key.chain).toHaveLength(2)
    const sign = async () => signPdf(pdfOf(PAGES), key, { name: signer, at: AT })
    for (const signed of await Promise.all([sign(), sign(), sign()])) {
      expect(checkSignatures(openPdfFile(signed), {
        roots: [new X509Certificate(authority.root)], at: AT,
        revocation: { lists: [await authority.revocationList(AT)], answers: [] },
      })).toMatchObject([{ signer, verdict: 'valid' }])
    }
    await key.close()
  })

  test('is refused for a wrong PIN, and opens for the right one after it', async () => {
    expect(await store('Dấu cơ quan').unlock('1111')).toEqual(refusal('pin-wrong'))
    expect(await store('Dấu cơ quan').unlock('')).toEqual(refusal('pin-wrong'))
    await (await opened('Dấu cơ quan')).close()
  })

  test('a wrong PIN is wrong also while somebody else has opened it: the second waits for the first', async () => {
    const first = await opened('Dấu cơ quan')
    const second = store('Dấu cơ quan').unlock('1111')
    expect((await first.sign(Buffer.from('a'))).length).toBeGreaterThan(50)
    await first.close()
    expect(await second).toEqual(refusal('pin-wrong'))
  })

  test('that is not there is missing: token, key, or its certificate', async () => {
    expect(await store('không có').unlock(PIN)).toEqual(refusal('key-missing'))
    expect(await store('Dấu cơ quan', 'không có').unlock(PIN)).toEqual(refusal('key-missing'))
    expect(await store('trống').unlock(PIN)).toEqual(refusal('key-missing'))
  })

  test('whose library is not there, or is none, cannot be reached', async () => {
    expect(await store('Dấu cơ quan', undefined, '/nowhere.so').unlock(PIN)).toEqual(refusal('key-unreachable'))
    expect(await store('Dấu cơ quan', undefined, '/usr/lib/x86_64-linux-gnu/libc.so.6').unlock(PIN))
      .toEqual(refusal('key-unreachable'))
  })

  test('closed, it does not sign any more', async () => {
    const key = await opened('Dấu cơ quan')
    await key.close()
    await key.close()
    await expect(key.sign(Buffer.from('a'))).rejects.toMatchObject({ code: 'key-missing' })
  })

  test.skipIf(!HAS_COMPILER)('that has locked itself says so, and stays locked for the right PIN', async () => {
    writeFileSync(join(folder, 'locking.c'), LOCKING)
    execFileSync('cc', [
      '-shared', '-fPIC', `-I${join(BINDING, '../../../includes/pkcs11')}`,
      '-o', join(folder, 'locking.so'), join(folder, 'locking.c'),
    ], { stdio: 'pipe' })
    const locking = store('Dấu cơ quan', undefined, join(folder, 'locking.so'))
    for (let n = 0; n < 3; n += 1) expect(await locking.unlock('1111')).toEqual(refusal('pin-wrong'))
    expect(await locking.unlock(PIN)).toEqual(refusal('pin-locked'))
  })
})
