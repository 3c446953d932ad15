const NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016'

/** What the axis reads of a package: from whom, to whom, which document, and the code of a status message. */
export interface Header {
  readonly from: string
  readonly to: readonly string[]
  readonly documentId: string
  readonly status?: string
}

/** The head of a package, as far as an axis looks at it: it passes on, and judges nothing. Undefined for no package. */
export function headerOf(body: Buffer): Header | undefined {
  const end = body.indexOf('edXMLBody')
  const text = body.subarray(0, end < 0 ? 100_000 : Math.min(end, 1_000_000)).toString().replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(\/?)[\w-]+:/g, '<$1')
  if (!text.includes(NAMESPACE) || !text.includes('edXMLHeader')) return undefined
  const [from = ''] = partsOf(partsOf(text, 'From')[0] ?? '', 'OrganId')
  const [answered = ''] = partsOf(text, 'ResponseFor')
  const [status] = partsOf(text, 'StatusCode')
  if (status !== undefined) {
    const [to = ''] = partsOf(answered, 'OrganId')
    const [documentId = ''] = partsOf(answered, 'DocumentId')
    return from === '' || to === '' || documentId === '' ? undefined : { from, to: [to], documentId, status }
  }
  const [message = ''] = partsOf(text, 'MessageHeader')
  const [documentId = ''] = partsOf(message.replace(/<ResponseFor>[\s\S]*?<\/ResponseFor>/g, ''), 'DocumentId')
  const to = partsOf(message, 'To').flatMap((one) => partsOf(one, 'OrganId').slice(0, 1))
  return from === '' || to.length === 0 || documentId === '' ? undefined : { from, to, documentId }
}

function partsOf(text: string, name: string): readonly string[] {
  return text.split(`<${name}>`).slice(1).map((part) => part.slice(0, Math.max(0, part.indexOf(`</${name}>`))).trim())
}

/** Between whom a package goes, and which document it answers. */
export interface Between {
  readonly from: string
  readonly name: string
  readonly to: string
  readonly documentId: string
  readonly at: Date
}

/** A status message, as an agency elsewhere writes it. */
export function statusOf({ from, name, to, documentId, at }: Between, code: string, text: string): Buffer {
  return packageOf(`<Status><ResponseFor><OrganId>${escaped(to)}</OrganId><Code/><PromulgationDate/><DocumentId>${escaped(documentId)}</DocumentId>`
    + `</ResponseFor><From><OrganId>${escaped(from)}</OrganId><OrganName>${escaped(name)}</OrganName></From><StatusCode>${escaped(code)}`
    + `</StatusCode><Description>${escaped(text)}</Description><Timestamp>${inVietNam(at)}</Timestamp><StaffInfo/></Status>`, '', '')
}

/** What a document does to one before: BussinessDocType, and its DocumentId. */
export interface Business { readonly type: string; readonly documentId: string }

/** What an answer says, with its one attachment: none where that has no content. */
export interface AnswerOfAgency {
  readonly subject: string
  readonly attachment: string
  readonly content: Buffer
  readonly business: Business
  /** Its own id, where it is to have a certain one. */
  readonly own?: string
}

/** A document that answers another; `nth` makes its number. */
export function answerTo(
  { from, name, to, documentId, at }: Between,
  { subject, attachment, content, business, own: given }: AnswerOfAgency, nth: number,
): Buffer {
  const [day] = inVietNam(at).split(' ')
  const own = given ?? `${from},${day ?? ''},${String(nth)}/TL`
  const kind = attachment.endsWith('.pdf') ? 'application/pdf' : attachment.endsWith('.xml') ? 'application/xml' : 'text/plain'
  const { type, documentId: before } = business
  const named = before === '' ? '' : `<DocumentId>${escaped(before)}</DocumentId>`
  const replaced = type === '3' ? `<ReplacementInfoList><ReplacementInfo><DocumentId>${escaped(before)}</DocumentId></ReplacementInfo>`
    + '</ReplacementInfoList>' : ''
  const listed = content.length === 0 ? '' : `<Reference><ContentId>cid:tra-loi</ContentId><ContentType>${kind}</ContentType><Description/>`
    + `<AttachmentName>${escaped(attachment)}</AttachmentName></Reference>`
  return packageOf(`<MessageHeader><From><OrganId>${escaped(from)}</OrganId><OrganName>${escaped(name)}</OrganName></From><To><OrganId>`
    + `${escaped(to)}</OrganId></To><DocumentId>${escaped(own)}</DocumentId><Subject>${escaped(subject)}</Subject><ResponseFor><OrganId>`
    + `${escaped(to)}</OrganId><DocumentId>${escaped(documentId)}</DocumentId></ResponseFor></MessageHeader><TraceHeaderList><TraceHeader>`
    + `<OrganId>${escaped(from)}</OrganId><Timestamp>${inVietNam(at)}</Timestamp></TraceHeader><Bussiness>${type === '3' ? '' : named}`
    + `<BussinessDocType>${type}</BussinessDocType>${replaced}</Bussiness></TraceHeaderList>`, listed, content.length === 0 ? ''
    : `<AttachmentEncoded><Attachment><ContentId>cid:tra-loi</ContentId><AttachmentName>${escaped(attachment)}</AttachmentName>`
    + `<ContentType>${kind}</ContentType><ContentTransferEncoded>${content.toString('base64')}`
    + '</ContentTransferEncoded></Attachment></AttachmentEncoded>')
}

function packageOf(header: string, listed: string, attachments: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="${NAMESPACE}"><edXMLEnvelope><edXMLHeader>${header}</edXMLHeader>`
    + `<edXMLBody><edXMLManifest version="1.0">${listed}</edXMLManifest></edXMLBody></edXMLEnvelope>${attachments}</edXML>`)
}

function inVietNam(moment: Date): string {
  const text = new Date(moment.getTime() + 7 * 3_600_000).toISOString()
  return `${text.slice(0, 10).replaceAll('-', '/')} ${text.slice(11, 19)}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
