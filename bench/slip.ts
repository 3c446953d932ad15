import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sampleReceipt, sampleRegister } from '@motcua/server/src/modules/documents/slips/golden/samples.ts'
import { renderSlip } from '@motcua/server/src/modules/documents/slips/render-slip.ts'
import { cpuOfTrees } from './cpu.ts'
import { type Figure, figureOf, tell } from './figure.ts'

/** What is promised of one core. */
const LEAST = 150
const WARM_UP = 100
const MEASURED = 600
/** Rows of the longest book that is printed in one piece, and the milliseconds for which it may keep others waiting. */
const [ROWS, PAUSE] = [2_000, 100]

/**
 * Receipts (form 01, ten components, QR) as PDF/A a second and core. No two are alike in number, name and code, so no
 * layout of one serves the next. By processor time of the server and the press below it: neighbours on the machine and
 * a second core that helps must not change the figure.
 */
export async function benchSlip(): Promise<Figure[]> {
  const receipt = sampleReceipt()
  const print = async (n: number) => {
    await renderSlip({
      set: 'tt-01-2018',
      form: '01',
      data: {
        ...receipt,
        dossierNumber: `H99.12-210625-${String(n).padStart(4, '0')}`,
        applicant: { ...receipt.applicant, name: `${receipt.applicant.name} ${n}` },
        trackingUrl: `${receipt.trackingUrl}${n}`,
      },
      at: receipt.receivedAt,
    })
  }
  for (let n = 0; n < WARM_UP; n += 1) await print(n)
  const before = cpuOfTrees(process.pid)
  for (let n = 0; n < MEASURED; n += 1) await print(WARM_UP + n)
  const value = Math.round(MEASURED / (cpuOfTrees(process.pid) - before))
  return [{ bench: 'slip', figure: 'receipt-with-qr', value, unit: 'pdf/s/core', floor: LEAST, ratio: value / LEAST }]
}

/** A whole book (form 06), and the longest time for which the server answered nobody meanwhile. */
export async function benchBook(): Promise<Figure[]> {
  const [register, { receivedAt }] = [sampleRegister(ROWS), sampleReceipt()]
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  const begun = performance.now()
  const pdf = await renderSlip({ set: 'tt-01-2018', form: '06', data: register, at: receivedAt })
  const seconds = (performance.now() - begun) / 1_000
  loop.disable()
  tell(`a book of ${ROWS} rows, ${Math.round(pdf.length / 1e6)} MB, took ${seconds.toFixed(1)} s`)
  return [figureOf('book', 'longest-pause', loop.max / 1e6, 'ms', PAUSE, true)]
}
