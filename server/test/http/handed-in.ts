import { randomUUID } from 'node:crypto'
import type { Caller, Got } from './as-user.ts'

/** Bars as lines of print would lie, so that nobody takes the page for a blank one. */
const LINES = Array.from({ length: 20 }, (_, n) =>
  Array.from({ length: 12 }, (__, word) => `${String(70 + word * 38)} ${String(760 - n * 30)} 30 9 re`).join(' ')).join(' ')

/** A whole PDF of one page with something on it; by the text in it, another file. `isBlank`: with nothing on it. */
export function pdfOf(text: string, { isBlank = false } = {}): Buffer {
  const drawn = isBlank ? '' : `${LINES} f`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>',
    `<</Length ${String(drawn.length)}>>stream\n${drawn}\nendstream `,
  ]
  let pdf = `%PDF-1.4\n% ${text}\n`
  const places = objects.map((object, nth) => {
    const place = String(pdf.length).padStart(10, '0')
    pdf += `${String(nth + 1)} 0 obj${object}endobj\n`
    return `${place} 00000 n \n`
  })
  const table = pdf.length
  return Buffer.from(
    `${pdf}xref\n0 5\n0000000000 65535 f \n${places.join('')}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${String(table)}\n%%EOF\n`,
  )
}

/** Uploads as a browser does; `content` is all that counts, the name lies. */
export async function upload(
  caller: Caller, content: Buffer,
  { key = randomUUID(), name = 'giay.pdf', url = '/api/files' }: {
    key?: string | null; name?: string; url?: string
  } = {},
): Promise<Got> {
  const boundary = randomUUID()
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return caller.call('POST', url, {
    key, payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}

/** Has scans measured and lets them be used whatever is wrong with them: of pages that a test left blank. */
export async function passScans(caller: Caller, files: readonly string[]): Promise<void> {
  await caller.call('POST', '/api/scan-checks', { body: { files } })
  await caller.call('POST', '/api/scan-passings', { body: { files, reason: 'Trang trắng của bài thử' } })
}

/** Opens an account at the counter. `n` from 0 to 9999: the same number is the same person. */
export async function openPerson(clerk: Caller, n: number, more: Readonly<Record<string, unknown>> = {}): Promise<Got> {
  const number = `00019699${String(n).padStart(4, '0')}`
  return clerk.call('POST', '/api/people', {
    body: {
      kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', number, birth: '1996-04-15', sex: 'nu', phone: '0500000001', ...more,
    },
  })
}

/** Everything that must be there, handed in on paper, with one scan for all. */
export async function intakeBody(
  clerk: Caller, procedureId: string, applicantId: string, more: Readonly<Record<string, unknown>> = {},
) {
  const {
    body: { components },
  } = await clerk.call('GET', `/api/procedures/${procedureId}`)
  const {
    body: { id: file },
  } = await upload(clerk, pdfOf(randomUUID()))
  const filed = components.filter(({ required, isForm }) => required === 'always' || isForm)
    .map(({ id, handling }) =>
      handling === 'data'
        ? { component: id, how: 'data', files: [] }
        : { component: id, how: 'filed', originals: 1, copies: 0, files: [file] },
    )
  return { channel: 'counter', procedureId, applicantId, answers: {}, components: filed, delivery: 'counter', ...more }
}
