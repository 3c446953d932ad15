import type { PortalServer } from './portal-server.ts'
import type { Visitor } from './portal-visitor.ts'

/** A whole PDF of one empty page, by the text in it another file. */
export function smallPdf(text: string): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>',
  ]
  let pdf = `%PDF-1.4\n% ${text}\n`
  const places = objects.map((object, nth) => {
    const at = String(pdf.length).padStart(10, '0')
    pdf += `${String(nth + 1)} 0 obj${object}endobj\n`
    return `${at} 00000 n \n`
  })
  const table = pdf.length
  return Buffer.from(
    `${pdf}xref\n0 4\n0000000000 65535 f \n${places.join('')}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${String(table)}\n%%EOF\n`,
  )
}

const day = (
  key: string, [date, month, year]: readonly [string, string, string],
) => ({ [`${key}.day`]: date, [`${key}.month`]: month, [`${key}.year`]: year })

/** A mother who asks for herself; people and numbers are invented. */
export const REQUESTER = {
  'requester.fullName': 'Nguyễn Thị Mẫu', ...day(
    'requester.birthDate', ['15', '4', '1996'],
  ), 'requester.idKind': 'cccd', 'requester.idNumber': '000196990001',
  ...day(
    'requester.idIssueDate', ['12', '8', '2020'],
  ), 'requester.idIssuer': 'Cục Cảnh sát', 'requester.phone': '0500000001',
  'requester.relationToSubject': 'me', 'request.actsAs': 'ban-than',
} as const

/** Opens the birth registration and begins it at the first commune of the list. Answers the address of the draft. */
export async function beginBirth(visitor: Visitor, { rooms }: PortalServer): Promise<string> {
  await visitor.open('/tim-thu-tuc?q=khai+sinh')
  const link = /href="(\/thu-tuc\/[^"]+)">(?:<span lang="vi">)?Đăng ký khai sinh</.exec(visitor.page.html)?.[1] ?? ''
  await visitor.open(link)
  await visitor.open(`${link}/nop-ho-so`)
  const communes = rooms.directory.on('2021-06-25').territories('xa')
  await visitor.submit('/nop-ho-so', { noi: communes[0]?.publicId ?? '' })
  return visitor.page.path.split('/').slice(0, 3).join('/')
}

/** What a mother answers about a child that only she registers. */
export function birthAnswers({ rooms }: PortalServer, child = 'Đỗ Văn Thử'): Record<string, string> {
  const commune = rooms.directory.on('2021-06-25').territories('xa')[0]?.gsoCode ?? ''
  const at = (key: string) => ({ [`${key}.commune`]: commune, [`${key}.detail`]: 'Thôn Mẫu' })
  return {
    ...REQUESTER, 'child.situation': 'chi-me', 'child.birthProof': 'giay-chung-sinh', 'child.fullName': child,
    ...day('child.birthDate', ['20', '6', '2021']), 'child.sex': 'nam', 'child.ethnicity': '01',
    ...at('child.birthPlace'), ...at('child.placeOfOrigin'), 'child.birthProofNumber': '12/GCS/21',
    'child.birthFacility': 'Bệnh viện Mẫu', 'mother.fullName': 'Nguyễn Thị Mẫu',
    ...day('mother.birthDate', ['15', '4', '1996']), 'mother.ethnicity': '01', ...at('mother.residence'),
    'mother.idKind': 'cccd', 'mother.idNumber': '000196990001', 'request.copiesWanted': 'false',
    'request.resultDelivery': 'tai-quay', 'declaration.truthful': 'true', 'declaration.dataUse': 'true',
  }
}

const MOST_STEPS = 60

/** Answers whatever a step asks of these and goes on, until `isThere` or the end of the declaration. */
export async function walk(
  visitor: Visitor, answers: Readonly<Record<string, string>>, isThere: (visitor: Visitor) => boolean = () => false,
): Promise<void> {
  for (let nth = 0; nth < MOST_STEPS && visitor.page.path.includes('/to-khai/') && !isThere(visitor); nth++) {
    await step(visitor, answers)
    if (visitor.page.status !== 200) throw new Error(`${visitor.page.path}: ${visitor.page.text.slice(0, 600)}`)
  }
}

/** Sends the step that is open with what it asks of these answers. */
export async function step(visitor: Visitor, answers: Readonly<Record<string, string>>): Promise<void> {
  const asked = Object.entries(answers).filter(([name]) => visitor.offers(name))
  await visitor.submit(stepPath(visitor), Object.fromEntries(asked))
}

/** The address that the step which is open is sent to. */
export function stepPath({ page }: Visitor): string {
  return page.path.split('?')[0] ?? ''
}

/** Opens the step of a draft that asks a question. */
export async function openStep(visitor: Visitor, draft: string, pageId: string, name: string): Promise<void> {
  for (let nth = 1; nth < MOST_STEPS; nth++) {
    await visitor.open(`${draft}/to-khai/${pageId}/${String(nth)}`)
    if (visitor.page.path.endsWith(`/${String(nth)}`) && visitor.offers(name)) return
  }
  throw new Error(`no step of ${pageId} asks ${name}`)
}

/** Goes through the steps of the declaration; what an answer calls up is on the step when it comes back. */
export async function fillBirth(visitor: Visitor, portal: PortalServer, child = 'Đỗ Văn Thử'): Promise<void> {
  await walk(visitor, birthAnswers(portal, child))
}

/** Uploads the one paper that must be there, and goes on. */
export async function addBirthPapers(
  visitor: Visitor, content = smallPdf(`birth ${visitor.page.path}`),
): Promise<void> {
  await visitor.upload('/giay-to/giay-chung-sinh', [
    { name: 'tep', filename: 'giay-chung-sinh.pdf', content },
  ])
  await visitor.submit('/giay-to')
}

/** Opens an account of one's own by number and phone, and goes on to where the page before wanted. `n` from 0 to 99. */
export async function register(visitor: Visitor, { codes }: PortalServer, n: number): Promise<void> {
  const next = new URLSearchParams(visitor.page.path.split('?')[1]).get('tiep') ?? '/ho-so'
  await visitor.open(`/dang-ky?tiep=${encodeURIComponent(next)}`)
  const two = String(n).padStart(2, '0')
  await visitor.submit('/dang-ky', {
    'ho-ten': 'Nguyễn Thị Mẫu', 'so': `0001969900${two}`, 'ngay': '15', 'thang': '4', 'nam': '1996',
    'dien-thoai': `05000000${two}`,
  })
  await visitor.submit('/dang-ky/ma', { ma: codes.at(-1)?.code ?? '' })
}

/** Signs in to the account that `register` opened, and goes on to where the page before wanted. */
export async function signInAs(visitor: Visitor, { codes }: PortalServer, n: number): Promise<void> {
  if (!visitor.page.path.startsWith('/dang-nhap')) await visitor.open('/dang-nhap')
  await visitor.submit('/dang-nhap', { so: `0001969900${String(n).padStart(2, '0')}` })
  await visitor.submit('/dang-nhap/ma', { ma: codes.at(-1)?.code ?? '' })
}

/** All the way to the page that checks the answers. Answers the address of the draft. */
export async function prepareBirth(
  visitor: Visitor, portal: PortalServer, n: number, child: string, paper?: Buffer,
): Promise<string> {
  const draft = await beginBirth(visitor, portal)
  await fillBirth(visitor, portal, child)
  await addBirthPapers(visitor, paper)
  if (visitor.page.path.startsWith('/dang-nhap')) await register(visitor, portal, n)
  return draft
}

/** Sent. Answers the public id of the dossier. */
export async function sendBirth(
  visitor: Visitor, portal: PortalServer, n: number, child: string, paper?: Buffer,
): Promise<string> {
  await prepareBirth(visitor, portal, n, child, paper)
  await visitor.submit('/kiem-tra')
  return visitor.page.path.split('/').at(-1) ?? ''
}
