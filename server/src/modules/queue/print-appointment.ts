import { fileURLToPath } from 'node:url'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'
import { qrSvg } from '../../platform/qr.ts'

/** What stands on the slip of an appointment (phiếu hẹn), in the words of whoever booked. */
export interface PrintedAppointment {
  /** When it is printed. */
  readonly at: Date
  /** As people read it; the QR code says the same. */
  readonly code: string
  readonly language: 'vi' | 'en'
  readonly title: string
  readonly section: string
  readonly rows: readonly (readonly [name: string, value: string])[]
  readonly how: string
  readonly papersTitle: string
  readonly papers: readonly string[]
}

const templates = readTemplates(fileURLToPath(new URL('slips', import.meta.url)))

/** The slip as a PDF of A5, at 14 pt. */
export async function printAppointment({ at, ...data }: PrintedAppointment): Promise<Uint8Array> {
  return compilePaper({ templates, main: 'appointment.typ', at, pictures: { qr: qrSvg(data.code) }, data })
}
