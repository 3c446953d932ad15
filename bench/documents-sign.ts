import { X509Certificate } from 'node:crypto'
import { sampleReceipt } from '@motcua/server/src/modules/documents/slips/golden/samples.ts'
import { renderSlip } from '@motcua/server/src/modules/documents/slips/render-slip.ts'
import { openPdfFile } from '@motcua/server/src/platform/pdf-file/open-pdf-file.ts'
import { checkSignatures } from '@motcua/server/src/platform/signing/check-signatures.ts'
import { signPdf } from '@motcua/server/src/platform/signing/sign-pdf.ts'
import { foundAuthority } from '@motcua/server/src/platform/signing/stand-in-authority.ts'
import { cpuOfTrees } from './cpu.ts'
import { type Figure, figureOf } from './figure.ts'

/** What is promised of one core. */
const [SIGNED, CHECKED] = [120, 20]
const [WARM_UP, MEASURED] = [50, 300]
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
  ]
}

/** How often `work` is done in a second of processor time, once it is warm. */
async function perCore(work: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < WARM_UP; n += 1) await work()
  const before = cpuOfTrees(process.pid)
  for (let n = 0; n < MEASURED; n += 1) await work()
  return MEASURED / (cpuOfTrees(process.pid) - before)
}
