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
  const link = /href="(\/thu-tuc\/[^"]+)">Đăng ký khai sinh</.exec(visitor.page.html)?.[1] ?? ''
  await visitor.open(link)
  await visitor.open(`${link}/nop-ho-so`)
  const communes = rooms.directory.on('2021-06-25').territories('xa')
  await visitor.submit('/nop-ho-so', { noi: communes[0]?.publicId ?? '' })
  return visitor.page.path.split('/').slice(0, 3).join('/')
}

/** Fills in the four pages of the declaration; what an answer calls up is on the page when it comes back. */
export async function fillBirth(visitor: Visitor, { rooms }: PortalServer, child = 'Đỗ Văn Thử'): Promise<void> {
  const commune = rooms.directory.on('2021-06-25').territories('xa')[0]?.gsoCode ?? ''
  const at = (key: string) => ({ [`${key}.commune`]: commune, [`${key}.detail`]: 'Thôn Mẫu' })
  await visitor.submit('/nguoi-yeu-cau', REQUESTER)
  await visitor.submit('/tre', {
    'child.situation': 'chi-me', 'child.birthProof': 'giay-chung-sinh', 'child.fullName': child,
    ...day(
      'child.birthDate', ['20', '6', '2021'],
    ), 'child.sex': 'nam', 'child.ethnicity': '01', ...at('child.birthPlace'), ...at('child.placeOfOrigin'),
  })
  await visitor.submit('/tre', { 'child.birthProofNumber': '12/GCS/21', 'child.birthFacility': 'Bệnh viện Mẫu' })
  await visitor.submit('/cha-me', {
    'mother.fullName': 'Nguyễn Thị Mẫu', ...day(
      'mother.birthDate', ['15', '4', '1996'],
    ), 'mother.ethnicity': '01', ...at('mother.residence'),
    'mother.idKind': 'cccd', 'mother.idNumber': '000196990001',
  })
  await visitor.submit('/nop', {
    'request.copiesWanted': 'false', 'request.resultDelivery': 'tai-quay', 'declaration.truthful': 'true',
    'declaration.dataUse': 'true',
  })
}

/** Uploads the one paper that must be there, and goes on. */
export async function addBirthPapers(visitor: Visitor): Promise<void> {
  await visitor.upload('/giay-to/giay-chung-sinh', [
    { name: 'tep', filename: 'giay-chung-sinh.pdf', content: smallPdf(`birth ${visitor.page.path}`) },
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
export async function prepareBirth(visitor: Visitor, portal: PortalServer, n: number, child: string): Promise<string> {
  const draft = await beginBirth(visitor, portal)
  await fillBirth(visitor, portal, child)
  await addBirthPapers(visitor)
  if (visitor.page.path.startsWith('/dang-nhap')) await register(visitor, portal, n)
  return draft
}

/** Sent. Answers the public id of the dossier. */
export async function sendBirth(visitor: Visitor, portal: PortalServer, n: number, child: string): Promise<string> {
  await prepareBirth(visitor, portal, n, child)
  await visitor.submit('/kiem-tra')
  return visitor.page.path.split('/').at(-1) ?? ''
}
