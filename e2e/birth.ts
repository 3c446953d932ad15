import { type Client, signIn, upload } from './client.ts'

/** A counter at which births are registered: a clerk's session with papers already uploaded, and whom they are for. */
export interface BirthDesk {
  readonly username: string
  readonly cookie: string
  readonly procedureId: string
  readonly applicantId: string
  readonly uploads: readonly string[]
}

/** Three invented names of letters only, so that no two of many dossiers are alike. */
const WORDS = [
  'An', 'Bình', 'Chi', 'Dung', 'Đức', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Nam', 'Oanh', 'Phúc', 'Quân', 'Sơn',
  'Thảo', 'Uyên', 'Vân', 'Xuân', 'Yến',
]

/** Opens one counter: signs in, opens an account for the mother, uploads the three papers. */
export async function openBirthDesk(client: Client, username: string, password: string, n: number): Promise<BirthDesk> {
  const cookie = await signIn(client, username, password)
  const { items } = await client.json<{ items: { id: string }[] }>(
    'GET', `/api/procedures?limit=1&search=${encodeURIComponent('đăng ký khai sinh')}`,
  )
  const number = `00019699${String(n % 10_000).padStart(4, '0')}`
  const body = {
    kind: 'citizen', fullName: `Nguyễn Thị ${nameOf(n)}`, number, birth: '1996-04-15', sex: 'nu', phone: '0500000001',
  }
  const { id: applicantId } = await client.json<{ id: string }>('POST', '/api/people', { cookie, body })
  const uploads: string[] = []
  for (const paper of ['to-khai', 'giay-chung-sinh', 'cccd'])
    uploads.push(await upload(client, cookie, `${paper}.pdf`, smallPdf(`${username} ${paper}`)))
  return { username, cookie, procedureId: items[0]?.id ?? '', applicantId, uploads }
}

function nameOf(n: number): string {
  const word = (k: number) => WORDS[Math.floor(n / WORDS.length ** k) % WORDS.length] ?? ''
  return `${word(2)} ${word(1)} ${word(0)}`
}

/** The body of one registration as the desk sends it, complete; `n` makes it another child's. */
export function birthBody({ procedureId, applicantId, uploads }: BirthDesk, n: number): object {
  const [form, proof, card] = uploads
  return {
    channel: 'counter', procedureId, applicantId, answers: birthAnswers(n), delivery: 'counter',
    components: [
      { component: 'to-khai', how: 'filed', originals: 1, files: [form] },
      { component: 'giay-chung-sinh', how: 'filed', originals: 1, files: [proof] },
      { component: 'cccd', how: 'presented', copies: 1, files: [card] },
    ],
  }
}

function birthAnswers(n: number): Record<string, unknown> {
  const home = {
    country: 'VN', epoch: '3-cap', province: { code: '44', name: 'Tỉnh Quảng Bình' },
    district: { code: '450', name: 'Thành phố Đồng Hới' }, commune: { code: '18856', name: 'Phường Đồng Phú' },
    detail: 'Số 12, tổ dân phố 3',
  }
  const mother = `Nguyễn Thị ${nameOf(n)}`
  return {
    'request.agency': { name: 'UBND phường Đồng Phú' }, 'requester.fullName': mother,
    'requester.birthDate': '1996-04-15', 'requester.idKind': 'cccd', 'requester.idNumber': '000196990001',
    'requester.idIssueDate': '2020-08-12', 'requester.idIssuer': 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    'requester.phone': '0500000001', 'requester.relationToSubject': 'me', 'request.actsAs': 'ban-than',
    'child.situation': 'ca-cha-me', 'child.birthProof': 'giay-chung-sinh', 'child.birthProofNumber': `${n}/GCS-DEMO/21`,
    'child.birthFacility': 'Bệnh viện demo Đồng Hới', 'child.fullName': `Đỗ ${nameOf(n)}`,
    'child.birthDate': '2021-06-20', 'child.sex': n % 2 === 0 ? 'nam' : 'nu', 'child.ethnicity': '01',
    'child.nationality': 'VN', 'child.birthPlace': home, 'child.placeOfOrigin': home, 'mother.fullName': mother,
    'mother.birthDate': '1996-04-15', 'mother.ethnicity': '01', 'mother.nationality': 'VN',
    'mother.residenceKind': 'thuong-tru', 'mother.residence': home, 'mother.idKind': 'cccd',
    'mother.idNumber': '000196990001', 'father.fullName': 'Đỗ Hữu Trường Giang', 'father.birthDate': '1990',
    'father.ethnicity': '01', 'father.nationality': 'VN', 'father.residenceKind': 'thuong-tru',
    'father.residence': home, 'father.idKind': 'cccd', 'father.idNumber': '000090990002', 'request.copiesWanted': true,
    'request.copies': 2, 'request.resultDelivery': 'dien-tu', 'declaration.truthful': true, 'declaration.dataUse': true,
  }
}

/** A whole PDF of one small page that says who it is for, so that no two files are one, and that is soon read. */
export function smallPdf(text: string): Buffer {
  const said = text.replaceAll(/[^ -~]/g, '').replaceAll(/[()\\]/g, ' ')
  // With lines that can be read, or the desk would call it a blank page.
  const lines = Array.from({ length: 4 }, (_, n) => `(Line ${n + 1} of this paper: ${said.slice(0, 40)}) Tj T*`).join(' ')
  const content = `BT /F 13 Tf 20 TL 20 170 Td ${lines} ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 200]/Contents 4 0 R'
      + '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream `,
  ]
  let pdf = `%PDF-1.4\n% ${said}\n`
  const places = objects.map((object, i) => {
    const at = pdf.length
    pdf += `${i + 1} 0 obj${object}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const table = pdf.length
  pdf += `xref\n0 5\n0000000000 65535 f \n${places.join('')}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(pdf)
}
