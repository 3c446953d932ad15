/**
 * Need: whoever has a file or the text of a code, and lists that were kept, learns at a terminal whether it is true
 * (issue 6, D11). Keys are made by node:crypto.
 */
import { createSign, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EndList, type KeyList, readEndList, readKeyList, signList } from '@motcua/contracts/result-lists.ts'
import { qrTextOf, signClaims } from '@motcua/contracts/result-qr.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runResultVerifyCommand } from '../app/commands/run-result.ts'
import { runResultVerify } from './result-verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-verify-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const KID = '00000000000000aa'
const CODE = 'H46.31.KQ.20260301.000007'
const sign = async (bytes: Uint8Array) => Promise.resolve(Uint8Array.from(
  createSign('sha256').update(bytes).sign({ key: privateKey, dsaEncoding: 'ieee-p1363' })))
const codeOf = async (code: string) => qrTextOf('https://motcua.example/xac-minh', await signClaims({
  issuerCode: 'H46.31', issuer: 'Ủy ban nhân dân xã Mẫu', code, number: '7/2026', day: '2026-03-01',
  title: 'Giấy khai sinh', holder: 'N.T.M.', digest: '0123456789abcdef0123456789abcdef',
}, KID, sign))

beforeAll(async () => {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const of = { version: 1, madeAt: '2026-03-02T01:00:00.000Z', validUntil: '2026-03-09T01:00:00.000Z' }
  const keys: KeyList = { kind: 'motcua-keys', ...of, keys: [{ kid: KID, x, y }], seals: [] }
  const ends: EndList = { kind: 'motcua-ends', ...of, ends: [[`${CODE}0`, 'revoked', '2026-03-02']] }
  writeFileSync(join(folder, 'khoa.json'), JSON.stringify(await signList(keys, KID, sign)))
  writeFileSync(join(folder, 'thu-hoi.json'), JSON.stringify(await signList(ends, KID, sign)))
})

async function run(...args: readonly string[]) {
  const [out, errors]: [string[], string[]] = [[], []]
  const stdin = (async function* none() { yield* [] })()
  const io = { stdin, stdout: (line: string) => out.push(line), stderr: (line: string) => errors.push(line) }
  const exit = await runResultVerifyCommand(args, io)
  return { exit, errors: errors.join('\n'), lines: out.map((line) => JSON.parse(line) as Record<string, unknown>) }
}
const offline = (...what: readonly string[]) => run(...what, '--offline', '--lists', folder, '--json')

test('a true text, a forged one, an ended one and what is none: one answer a line, exit 0', async () => {
  const text = await codeOf(CODE)
  const forged = Buffer.from(text.split('#')[1] ?? '', 'base64url')
  forged.write('K', forged.indexOf('Giấy'))
  const { exit, lines } = await offline(
    text, text.split('#')[1] ?? '', `#${forged.toString('base64url')}`, await codeOf(`${CODE}0`), '#')
  expect(exit).toBe(0)
  expect(lines.map(({ verdict, qr, asked }) => [verdict, qr, asked])).toEqual([
    ['valid', 'ours', false], ['valid', 'ours', false], ['invalid', 'forged', false], ['ended', 'ours', false],
    ['unknown', 'unreadable', false],
  ])
  expect(lines[0]).toMatchObject({ text, claims: { code: CODE, number: '7/2026' }, ended: null })
  expect(lines[3]).toMatchObject({ ended: { kind: 'revoked', day: '2026-03-02' } })
})

test('a file with the text, a PDF without seal, and one that is not there, which does not stop the rest', async () => {
  const [text, pdf] = [join(folder, 'ma.txt'), join(folder, 'ket-qua.pdf')]
  writeFileSync(text, `${await codeOf(CODE)}\n`)
  writeFileSync(pdf, '%PDF-1.7\nnothing')
  const { exit, lines } = await offline(join(folder, 'khong-co.pdf'), text, pdf)
  expect(exit).toBe(1)
  expect(lines).toMatchObject([
    { error: { code: 'file-unreadable' } }, { file: text, verdict: 'valid' },
    { file: pdf, verdict: 'unknown', qr: 'unreadable', seal: { verdict: 'no-seal', name: null } },
  ])
})

test('what the register does not know is not called valid, though the lists have nothing against it', async () => {
  const known = await Promise.all(['khoa', 'thu-hoi'].map(async (name) =>
    JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as unknown))
  const keys = await readKeyList(known[0])
  if (!keys) throw new Error('no list of keys')
  const lines: string[] = []
  const stdin = (async function* none() { yield* [] })()
  const io = { stdin, stdout: (line: string) => lines.push(line), stderr: () => 0 }
  const by = {
    held: { keys, ends: await readEndList(known[1], keys.keys) }, now: new Date('2026-03-02T02:00:00Z'),
    ask: () => Promise.resolve('not-known' as const),
  }
  expect(await runResultVerify({ what: [await codeOf(CODE)] }, io, by)).toBe(0)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    verdict: 'unknown', qr: 'ours', asked: true, known: false, ended: null,
    said: expect.stringContaining('Sổ kết quả không có kết quả này') as unknown,
  })
})

test('without lists it says where they come from, with wrong words how it is used', async () => {
  const none = await run(await codeOf(CODE), '--offline', '--lists', join(folder, 'khac'))
  expect([none.exit, none.errors.includes('/xac-minh')]).toEqual([1, true])
  expect((await run('--offline')).exit).toBe(2)
  expect((await run('x', '--nothing')).exit).toBe(2)
})
