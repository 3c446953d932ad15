import { fileURLToPath } from 'node:url'
import { compilePaper, readTemplates } from '../../platform/pdf/typst.ts'
import { qrSvg } from '../../platform/qr.ts'

/** What stands on a ticket, in the words of whoever took it. */
export interface PrintedTicket {
  readonly number: number
  readonly takenAt: Date
  /** Of its page, for the QR code. */
  readonly url: string
  readonly language: 'vi' | 'en'
  readonly title: string
  readonly yours: string
  readonly section: string
  readonly services: readonly string[]
  readonly taken: string
  readonly scan: string
}

const templates = readTemplates(fileURLToPath(new URL('slips', import.meta.url)))

/** A ticket as a PDF on a roll of 80 mm, as long as its text. */
export async function printTicket({ takenAt, number, ...data }: PrintedTicket): Promise<Uint8Array> {
  return compilePaper({
    templates, main: 'ticket.typ', at: takenAt, pictures: { qr: qrSvg(data.url) },
    data: { ...data, number: String(number) },
  })
}
