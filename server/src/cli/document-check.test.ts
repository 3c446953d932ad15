/** Need: a file is judged by a command, one line each, and no bad file holds up those after it. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { X509Certificate } from 'node:crypto'
import { JUDGED_FILES } from '../../test/judged-files.ts'
import { PAGES, packedPdfOf, pdfOf } from '../../test/sample-pdf.ts'
import { signPdf } from '../platform/signing/sign-pdf.ts'
import { foundAuthority } from '../platform/signing/stand-in-authority.ts'
import { runDocumentCheck } from './document-check.ts'
import { runSignatureCheck } from './signature-check.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-check-'))
afterAll(() => { rmSync(folder, { recursive: true }) })

const file = (name: string, content: Buffer | string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
type Run = typeof runDocumentCheck
async function ask(run: Run, ...args: string[]) {
  const lines: string[] = []
  const said: string[] = []
  const exit = await run(args, {
     
    stdin: (async function* () { /* nothing */ })(),
    stdout: (line) => lines.push(line), stderr: (line) => said.push(line),
  })
  return { exit, said, answers: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

describe('document check', () => {
  test.each(JUDGED_FILES)('%s', async (name, content, verdict, reasons) => {
    const { exit, answers } = await ask(runDocumentCheck, file(name, content), '--json')
    expect(answers).toMatchObject([{ verdict, reasons }])
    expect(exit).toBe(0)
  })

  test('a bomb is not opened to its end, and holds up nobody', async () => {
    // 40 MB of numbers in 40 kB, and values in values.
    const [large, deep] = [`[${'7 '.repeat(20_000_000)}]`, '['.repeat(1_000_000)]
    const { exit, answers } = await ask(
      runDocumentCheck, file('large.pdf', packedPdfOf([...PAGES, large])), file('deep.pdf', packedPdfOf([...PAGES, deep])),
      file('after.pdf', pdfOf(PAGES)),
    )
    expect(answers).toMatchObject([
      { verdict: 'refused', reasons: ['file-broken'] }, { verdict: 'refused', reasons: ['file-broken'] },
      { verdict: 'accepted' },
    ])
    expect(exit).toBe(0)
  })

  test('each file has its line, and one that cannot be opened is told', async () => {
    const { exit, answers } = await ask(
      runDocumentCheck, join(folder, 'missing.pdf'), folder, file('a.pdf', pdfOf(PAGES)),
    )
    expect(answers).toMatchObject([
      { error: { code: 'file-unreadable' } }, { error: { code: 'file-unreadable' } },
      { kind: 'application/pdf', pages: 1, encrypted: false, activeContent: [] },
    ])
    expect(exit).toBe(1)
  })

  test('used wrongly it says how', async () => {
    expect(await ask(runDocumentCheck)).toMatchObject({ exit: 2, answers: [], said: [expect.stringContaining('Thiếu tệp.')] })
  })
})

describe('signature check', () => {
  test('by whom we trust, as of a moment', async () => {
    const authority = await foundAuthority(new Date('2020-01-01'), new Date('2040-01-01'))
    const key = await authority.issue({ name: 'Nguyễn Văn Ký', from: new Date('2021-01-01'), to: new Date('2026-01-01') })
    const signed = file('signed.pdf', await signPdf(pdfOf(PAGES), key, { name: 'x', at: new Date('2025-03-01T02:00Z') }))
    mkdirSync(join(folder, 'trust'))
    file('trust/root.pem', new X509Certificate(authority.root).toString())
    file('trust/list.crl', await authority.revocationList(new Date('2025-03-02')))
    const judge = async (...more: string[]) => (await ask(runSignatureCheck, signed, ...more)).answers
    const trust = ['--trust', join(folder, 'trust')]
    expect(await judge(...trust, '--at', '2025-03-02')).toEqual([{
      file: signed,
      signatures: [{
        signer: 'Nguyễn Văn Ký', time: '2025-03-01T09:00:00+07:00', level: 'B-B', timeStamp: 'none', intact: true,
        coversWholeFile: true, changesAfter: [], chain: 'trusted', verdict: 'valid', why: null, text: 'Chữ ký hợp lệ.',
      }],
    }])
    expect(await judge(...trust, '--at', '2026-02-01')).toMatchObject([{ signatures: [{ verdict: 'invalid', why: 'expired' }] }])
    expect(await judge('--at', '2025-03-02')).toMatchObject([{ signatures: [{ verdict: 'indeterminate', why: 'untrusted' }] }])
  })

  test('what has no signature has none; what is no PDF is told, and the rest goes on', async () => {
    const { exit, answers } = await ask(
      runSignatureCheck, file('text.pdf', 'xin chào'), file('bare.pdf', pdfOf(PAGES)), join(folder, 'missing.pdf'),
    )
    expect(answers).toMatchObject([
      { error: { code: 'file-broken' } }, { signatures: [] }, { error: { code: 'file-unreadable' } },
    ])
    expect(exit).toBe(1)
  })

  test('used wrongly it says how', async () => {
    expect((await ask(runSignatureCheck, 'a.pdf', '--at', 'hôm qua')).exit).toBe(2)
    expect((await ask(runSignatureCheck, 'a.pdf', '--trust', join(folder, 'nowhere'))).exit).toBe(2)
  })
})
