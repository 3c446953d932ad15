import { X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleReceipt } from '@motcua/server/src/modules/documents/slips/golden/samples.ts'
import { renderSlip } from '@motcua/server/src/modules/documents/slips/render-slip.ts'
import { openPdfFile } from '@motcua/server/src/platform/pdf-file/open-pdf-file.ts'
import { batchKeys, keyNameOf } from '@motcua/server/src/platform/signing/batch-keys.ts'
import { type CheckSignatures, checkSignatures } from '@motcua/server/src/platform/signing/check-signatures.ts'
import { folderKeys } from '@motcua/server/src/platform/signing/folder-keys.ts'
import { timeStampAt } from '@motcua/server/src/platform/signing/http-time-stamp.ts'
import { serveStandInAuthority } from '@motcua/server/src/platform/signing/serve-stand-in-authority.ts'
import { signPdf } from '@motcua/server/src/platform/signing/sign-pdf.ts'
import type { SigningKey } from '@motcua/server/src/platform/signing/signing-key.ts'
import { foundAuthority } from '@motcua/server/src/platform/signing/stand-in-authority.ts'
import { cpuOfTrees } from './cpu.ts'
import { type Figure, figureOf } from './figure.ts'

/** What is promised of one core. */
const [SIGNED, CHECKED] = [120, 20]
const [WARM_UP, MEASURED] = [50, 300]
/** A batch with one PIN, and the seconds for it by the clock; a paper with many signatures, and the seconds for it. */
const [BATCH, BATCH_SECONDS, MANY, MANY_SECONDS] = [500, 15, 20, 1]
const PIN = '123456'
const [FROM, TO, AT] = [new Date('2020-01-01'), new Date('2040-01-01'), new Date('2025-03-01')]

/**
 * PDFs of ours signed B-B with a software key, and signatures validated, a second and core. By processor time: a second
 * core that helps must not change the figure.
 */
export async function benchSigning(): Promise<Figure[]> {
  const authority = await foundAuthority(FROM, TO)
  const key = await authority.issue({ name: 'Nguyễn Văn Ký', from: FROM, to: TO })
  const receipt = sampleReceipt()
  const plain = Buffer.from(await renderSlip({ set: 'tt-01-2018', form: '01', data: receipt, at: receipt.receivedAt }))
  const sign = () => signPdf(plain, key, { name: 'Nguyễn Văn Ký', at: AT })
  const signed = await sign()
  const trust = {
    roots: [new X509Certificate(authority.root)], at: AT,
    revocation: { lists: [await authority.revocationList(AT)], answers: [] },
  }
  const check = async () => Promise.resolve(checkSignatures(openPdfFile(signed), trust))
  if ((await check())[0]?.verdict !== 'valid') throw new Error('what is measured is not valid')
  return [
    figureOf('documents', 'sign-bb', await perCore(sign), 'pdf/s/core', SIGNED),
    figureOf('documents', 'validate', await perCore(check), 'signatures/s/core', CHECKED),
    figureOf('documents', 'batch-500-bt', await batchOf(plain), 's', BATCH_SECONDS, true),
    figureOf('documents', 'validate-20', await manyIn(plain, key, trust), 's', MANY_SECONDS, true),
  ]
}

/**
 * Seconds in which 500 papers are signed to B-T with one PIN, as the desk has it: a key of the folder, opened once for
 * all, one paper after the other. The stand-in that stamps them answers over http from this very process, which pays
 * for it.
 */
async function batchOf(plain: Buffer): Promise<number> {
  const authority = await serveStandInAuthority(FROM, TO, () => AT)
  const file = await authority.issueFile({ name: 'Nguyễn Văn Ký', from: FROM, to: TO }, PIN)
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-keys-'))
  mkdirSync(join(folder, 'holders'))
  const holder = { kind: 'person', id: 'ky', name: 'Nguyễn Văn Ký' } as const
  writeFileSync(join(folder, 'holders', 'person-ky.p12'), file)
  const timeStamp = timeStampAt(authority.stampsAt)
  const batch = batchKeys(folderKeys(folder), [{ key: keyNameOf(holder), pin: PIN }])
  try {
    const begun = performance.now()
    for (let n = 0; n < BATCH; n += 1) {
      const opened = await batch.keys.open(holder)
      if (!opened.ok) throw new Error(`what is measured was not signed: ${opened.refusal.code}`)
      await signPdf(plain, opened.value, { name: holder.name, at: AT, timeStamp, visible: {} })
    }
    return (performance.now() - begun) / 1_000
  } finally {
    await batch.close()
    await authority.close()
    rmSync(folder, { recursive: true })
  }
}

/** Seconds of processor time in which a paper with 20 signatures is judged. */
async function manyIn(plain: Buffer, key: SigningKey, trust: CheckSignatures): Promise<number> {
  let bytes = plain
  for (let n = 0; n < MANY; n += 1) bytes = await signPdf(bytes, key, { name: 'Nguyễn Văn Ký', at: AT })
  const reports = checkSignatures(openPdfFile(bytes), trust)
  if (reports.length !== MANY || reports.some(({ verdict }) => verdict !== 'valid')) throw new Error('not all are valid')
  const before = cpuOfTrees(process.pid)
  for (let n = 0; n < 5; n += 1) checkSignatures(openPdfFile(bytes), trust)
  return (cpuOfTrees(process.pid) - before) / 5
}

/** How often `work` is done in a second of processor time, once it is warm. */
async function perCore(work: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < WARM_UP; n += 1) await work()
  const before = cpuOfTrees(process.pid)
  for (let n = 0; n < MEASURED; n += 1) await work()
  return MEASURED / (cpuOfTrees(process.pid) - before)
}
