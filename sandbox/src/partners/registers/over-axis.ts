import { REGISTERED } from '../population/people.ts'
import { folded } from './door.ts'

/** The agency that keeps a register and answers by documents (made up). */
export const REGISTER_AGENCY = '000.00.02.G99'

/** How it answers: as it is, not at all, about another, the other way round, or with what no reader may follow. */
export const WAYS_OF_ANSWERING = ['right', 'silent', 'other-person', 'wrong', 'hostile'] as const
export type WayOfAnswering = typeof WAYS_OF_ANSWERING[number]

/** The attachment by which it answers a document that asks about somebody; undefined of any other, and when silent. */
export function answerOverAxis(document: Buffer, how: WayOfAnswering): string | undefined {
  const asked = questionIn(document.toString())
  if (asked === undefined || how === 'silent') return undefined
  const of = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(asked)?.[1] ?? ''
  const [number, name, birth] = [of('SoDinhDanh'), of('HoVaTen'), of('NgayThangNamSinh')]
  const isThere = REGISTERED.some((one) => one.number === number && folded(one.name.filter(Boolean).join(' ')) === folded(name)
    && one.birth.startsWith(birth.replaceAll('-', '')))
  const about = how === 'other-person' ? REGISTERED.find((one) => one.number !== number)?.number ?? '' : number
  const verdict = isThere === (how !== 'wrong') ? '1' : '0'
  const doctype = how === 'hostile' ? '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' : ''
  return `<?xml version="1.0" encoding="UTF-8"?>${doctype}<TraLoiXacNhan><MaYeuCau>${of('MaYeuCau')}</MaYeuCau><SoDinhDanh>${about}`
    + `</SoDinhDanh><HoVaTen>${name}</HoVaTen><KetQua>${verdict}</KetQua></TraLoiXacNhan>`
}

/** The question among the attachments of a package. */
function questionIn(text: string): string | undefined {
  const attachments = text.replace(/<(\/?)[\w-]+:/g, '<$1').split('<ContentTransferEncoded>').slice(1)
    .map((part) => Buffer.from(part.slice(0, part.indexOf('<')), 'base64').toString())
  return attachments.find((one) => one.includes('<YeuCauXacNhan>'))
}
