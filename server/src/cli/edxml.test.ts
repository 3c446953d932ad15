/** Need: packages of the document axis are read and made from files alone; a hostile one is an answer, no failure. */
import { X509Certificate, createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundAuthority } from '../platform/signing/stand-in-authority.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { runEdxmlRead } from './edxml-read.ts'
import { runEdxmlWrite } from './edxml-write.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../platform/edxml/fixtures/${name}.edxml`, import.meta.url))
let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'edxml-cli-')) })
afterAll(() => { rmSync(folder, { recursive: true }) })
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

async function ask(run: (args: readonly string[], io: CommandIo) => Promise<ExitCode>, ...args: string[]) {
  const [lines, said]: [string[], string[]] = [[], []]
  const stdin = (async function* none() { yield '' })()
  const exit = await run(args, { stdin, stdout: (line) => lines.push(line), stderr: (line) => said.push(line) })
  return { exit, lines, said, answers: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const STATUS = {
  kind: 'status', from: { id: 'H00.13' }, answers: { agency: 'H00.12', documentId: 'd' }, code: 'refused',
  description: 'Sai thẩm quyền', at: '2021-06-25T09:30:00+07:00',
}

describe('edxml read', () => {
  test('answers each file by a line, in order; a hostile one is an answer', async () => {
    const bomb = file('bomb.edxml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    const found = await ask(runEdxmlRead, fixture('van-ban'), bomb, fixture('trang-thai'), '--json')
    expect(found.exit).toBe(0)
    expect(found.answers()).toMatchObject([
      {
        file: fixture('van-ban'), accepted: true, signature: null,
        message: { kind: 'document', from: { id: '000.00.12.H00' }, trace: [{ agency: '000.00.12.H00', at: '2021-06-25T08:01:02+07:00' }] },
        attachments: [
          { contentId: 'tep-1', name: 'Công văn 12.txt', sha256: createHash('sha256').update('Nội dung văn bản thử.\n').digest('hex') },
          { contentId: 'tep-2', name: 'phu-luc.bin', bytes: 256 },
        ],
      },
      { file: bomb, accepted: false, refusal: { code: 'edxml-dtd', text: expect.stringContaining('DOCTYPE') as string } },
      { file: fixture('trang-thai'), accepted: true, message: { kind: 'status', code: 'received', at: '2021-06-25T09:30:00+07:00' } },
    ])
  })

  test('a file that cannot be opened is told, and the rest goes on', async () => {
    const found = await ask(runEdxmlRead, join(folder, 'missing'), folder, fixture('thu-hoi'))
    expect(found.exit).toBe(1)
    expect(found.answers()).toMatchObject([
      { error: { code: 'file-unreadable', text: expect.stringContaining('không có tệp này') as string } }, { error: { code: 'file-unreadable' } },
      { accepted: true, message: { business: { kind: 'recall' } } },
    ])
  })

  test('keeps attachments of an accepted package, and nothing of a refused one', async () => {
    const out = join(folder, 'out')
    const cut = file('cut.edxml', readFileSync(fixture('van-ban')).subarray(0, -30))
    const found = await ask(runEdxmlRead, cut, fixture('van-ban'), fixture('van-ban'), '--out', out)
    expect(found.answers()).toMatchObject([{ refusal: { code: 'edxml-not-xml' } }, { accepted: true }, { accepted: true }])
    expect(readdirSync(out).sort()).toEqual(['goi-1', 'goi-2'])
    expect(readdirSync(join(out, 'goi-1')).sort()).toEqual(['1-Công văn 12.txt', '2-phu-luc.bin'])
    expect(readFileSync(join(out, 'goi-2', '1-Công văn 12.txt'), 'utf8')).toBe('Nội dung văn bản thử.\n')
  })

  test('used wrongly it says how', async () => {
    expect(await ask(runEdxmlRead)).toMatchObject({ exit: 2, lines: [], said: [expect.stringContaining('Thiếu tệp.')] })
    expect((await ask(runEdxmlRead, 'a', '--at', 'hôm qua')).exit).toBe(2)
    expect((await ask(runEdxmlRead, 'a', '--trust', join(folder, 'nowhere'))).exit).toBe(2)
  })
})

describe('edxml write', () => {
  test('writes what is read again, with attachments beside the file of JSON', async () => {
    file('thư trả lời.txt', 'Nội dung')
    const json = file('status.json', JSON.stringify({
      ...STATUS, attachments: [{ path: 'thư trả lời.txt', type: 'text/plain' }],
    }))
    const printed = await ask(runEdxmlWrite, json)
    expect(printed.exit).toBe(0)
    const read = await ask(runEdxmlRead, file('printed.edxml', printed.lines.join('\n')))
    expect(read.answers()).toMatchObject([{ accepted: true, message: STATUS, attachments: [{ contentId: 'tep-1', name: 'thư trả lời.txt', bytes: 10 }] }])
    const out = join(folder, 'written.edxml')
    expect((await ask(runEdxmlWrite, json, '--out', out)).answers()).toEqual([{
      file: out, bytes: readFileSync(out).length, signed: false, attachments: [{ contentId: 'tep-1', name: 'thư trả lời.txt', bytes: 10 }],
    }])
    const again = await ask(runEdxmlWrite, json, '--out', out)
    expect([again.exit, again.answers()]).toMatchObject([1, [{ error: { code: 'file-unreadable' } }]])
  })

  test('signs by a key of a file, and whom we trust is said by the folder', async () => {
    const [from, to, at] = [new Date('2020-01-01'), new Date('2040-01-01'), new Date('2025-03-02')]
    const authority = await foundAuthority(from, to)
    const key = file('key.p12', await authority.issueFile({ name: 'Văn thư', from, to }, '1234'))
    mkdirSync(join(folder, 'trust'))
    file('trust/root.pem', new X509Certificate(authority.root).toString())
    file('trust/list.crl', await authority.revocationList(at))
    const write = async (pin: string, name: string) =>
      ask(runEdxmlWrite, JSON.stringify(STATUS), '--out', join(folder, name), '--key', key, '--pin-file', file('pin', pin))
    expect((await write('1234', 'signed.edxml')).answers()).toMatchObject([{ signed: true }])
    const trustOf = async (...more: string[]) =>
      (await ask(runEdxmlRead, join(folder, 'signed.edxml'), '--at', '2025-03-02', ...more)).answers()
    expect(await trustOf('--trust', join(folder, 'trust'))).toMatchObject([{ accepted: true, signature: { signer: 'Văn thư', trust: 'trusted' } }])
    expect(await trustOf()).toMatchObject([{ accepted: true, signature: { trust: 'untrusted' } }])
    const wrong = await write('4321', 'unsigned.edxml')
    expect([wrong.exit, wrong.answers()]).toMatchObject([1, [{ error: { code: 'pin-wrong' } }]])
    expect(existsSync(join(folder, 'unsigned.edxml'))).toBe(false)
  })

  test.each([
    [{ ...STATUS, code: 'lost' }, 'edxml-value-unknown', 'code'],
    [{ ...STATUS, from: {} }, 'edxml-field-missing', 'from.id'],
    [{ ...STATUS, attachments: 'a' }, 'edxml-value-unknown', 'attachments'],
    [{ ...STATUS, attachments: [{}] }, 'edxml-field-missing', 'attachments.0.path'],
    [{ ...STATUS, attachments: [{ path: '.', size: 1 }] }, 'edxml-value-unknown', 'attachments.0.size'],
    [{ ...STATUS, attachments: [{ path: '.', name: '../a' }] }, 'edxml-name-unsafe', 'AttachmentName'],
    [{ ...STATUS, attachments: [{ path: '.', contentId: 'a"b' }] }, 'edxml-name-unsafe', 'ContentId'],
  ])('what may not be sent is an answer, and no file: %#', async (json, code, field) => {
    const out = join(folder, 'refused.edxml')
    const found = await ask(runEdxmlWrite, JSON.stringify(json), '--out', out)
    expect([found.exit, found.answers()]).toMatchObject([0, [{ accepted: false, refusal: { code, field } }]])
    expect(existsSync(out)).toBe(false)
  })

  test('used wrongly, or of what is not there, it says how', async () => {
    for (const args of [[], ['{', '}'], ['{"kind": 1, "kind": 2}'], ['{}', '--key', 'a'], ['{"a": "\\u0000"}'], [join(folder, 'missing.json')]]) {
      expect(await ask(runEdxmlWrite, ...args)).toMatchObject({ exit: 2, lines: [] })
    }
    const found = await ask(runEdxmlWrite, JSON.stringify({ ...STATUS, attachments: [{ path: join(folder, 'missing') }] }))
    expect([found.exit, found.answers()]).toMatchObject([1, [{ error: { code: 'file-unreadable' } }]])
  })
})
