import { setImmediate as turn } from 'node:timers/promises'
import { sampleReceipt } from '@motcua/server/src/modules/documents/slips/golden/samples.ts'
import { renderSlip } from '@motcua/server/src/modules/documents/slips/render-slip.ts'

export interface SlipFigure {
  readonly bench: 'slip'
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly floor: number
  readonly ratio: number
}

/** What the issue asks of one core. */
const LEAST = 150
const WARM_UP = 100
const MEASURED = 600

/**
 * Receipts (form 01, ten components, QR) as PDF/A a second and core. No two are alike in number, name and code, so no
 * layout of one serves the next. By processor time of all threads: neighbours on the machine and a second core that
 * helps must not change the figure.
 */
export async function benchSlip(): Promise<SlipFigure[]> {
  const receipt = sampleReceipt()
  const print = async (n: number) => {
    renderSlip({
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
    await turn() // as between two requests, so that memory is let go
  }
  for (let n = 0; n < WARM_UP; n += 1) await print(n)
  const before = process.cpuUsage()
  for (let n = 0; n < MEASURED; n += 1) await print(WARM_UP + n)
  const { user, system } = process.cpuUsage(before)
  const value = Math.round(MEASURED / ((user + system) / 1e6))
  return [{ bench: 'slip', figure: 'receipt-with-qr', value, unit: 'pdf/s/core', floor: LEAST, ratio: value / LEAST }]
}
