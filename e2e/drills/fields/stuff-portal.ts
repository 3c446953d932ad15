import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { smallPdf } from '../../birth.ts'
import { openClient } from '../../client.ts'
import { type Visitor, codeTo, newestMessage, openVisitor } from '../portal-visitor.ts'
import { birthAnswers } from '../record/birth-online.ts'
import { open, send, sendFile, submit, walk } from '../record/form-walk.ts'
import type { Tally } from '../rights/tally.ts'
import { FORM_EXTRAS } from './extras.ts'

const [NAME, NUMBER, PHONE] = ['Trần Thị Diễn', '000195990081', '0500000081']
/** The ward of the data in which the dossier is to be settled. */
const WARD = '18856'

/** From opening an account to a dossier that was sent, each form with fields that would make it more than it is. */
export async function stuffPortal(url: string, database: pg.Pool, tally: Tally): Promise<void> {
  const caller = openClient(url, '127.0.40.1')
  const bare = openVisitor(caller)
  const visitor: Visitor = {
    ...bare, post: async (path, fields, options) => bare.post(path, { ...FORM_EXTRAS, ...fields }, options),
    get cookie() { return bare.cookie },
    get csrf() { return bare.csrf },
  }
  const person = {
    'ho-ten': NAME, 'so': NUMBER, 'ngay': '15', 'thang': '4', 'nam': '1995', 'dien-thoai': PHONE, 'tiep': '/ho-so',
  }
  await visitor.get('/dang-ky')
  const before = await newestMessage(database, PHONE)
  await visitor.post('/dang-ky', person)
  const opened = await visitor.post('/dang-ky/ma', { ...person, ma: await codeTo(database, PHONE, before) })
  tally.expect(opened.status === 303, () => `an honest form with more fields is refused: ${opened.status}`)
  const { rows } = await database.query<{ kind: string; level: number }>(`
    select a.kind, level from identity.account a join identity.person p on p.id = person_id where personal_number = $1`,
    [NUMBER])
  tally.expect(
    rows.length === 1 && rows[0]?.kind === 'citizen' && rows[0].level === 1,
    () => `the account is ${JSON.stringify(rows)}`,
  )
  await sendBirth(visitor, database, tally)
  for (const path of [
    '/ho-so', '/dang-nhap', '/theo-doi/H46.31.02-210625-0001', '/thu-tuc/1.001193/nop-ho-so', '/xac-minh', '/dang-xuat',
  ]) {
    const { status } = await visitor.post(path, {})
    tally.expect(status < 500, () => `${path} fails on fields it does not know: ${status}`)
  }
  caller.close()
}

/** A declaration, step by step, paper, delivery and sending; then the row is what the program makes of such a one. */
async function sendBirth(visitor: Visitor, database: pg.Pool, tally: Tally): Promise<void> {
  const { rows: [ward] } = await database.query<{ id: string }>(`
    select u.public_id as id from organisation.unit u join organisation.unit_version v on v.unit_id = u.id
    where v.gso_code = $1 and v.kind = 'territory'`, [WARD])
  const found = await open(visitor, '/tim-thu-tuc?q=khai+sinh')
  const procedure = /href="(\/thu-tuc\/[^"]+)">(?:<span lang="vi">)?Đăng ký khai sinh</.exec(found.html)?.[1] ?? ''
  const begun = await submit(
    visitor, await open(visitor, `${procedure}/nop-ho-so`), '/nop-ho-so', { noi: ward?.id ?? '' },
  )
  tally.expect(begun.path.includes('/to-khai/'), () => `no draft is begun: ${begun.status} ${begun.path}`)
  const answers = birthAnswers({ fullName: NAME, number: NUMBER, phone: PHONE }, WARD, 811)
  const papers = await walk(visitor, begun, answers)
  tally.expect(papers.path.endsWith('/giay-to'), () => `the declaration ends at ${papers.path}`)
  const kept = await sendFile(visitor, papers, {
    action: '/giay-to/giay-chung-sinh', field: 'tep', content: smallPdf(randomUUID()),
  })
  tally.expect(kept.status === 303, () => `a paper is answered ${kept.status}`)
  const check = await submit(visitor, await open(visitor, papers.path), '/giay-to')
  const last = await open(visitor, check.path.replace(/\/[^/]*$/, '/kiem-tra'))
  const { status, headers } = await send(visitor, last, '/kiem-tra')
  const id = /^\/xac-nhan\/([0-9a-f-]{36})/.exec(headers.location ?? '')?.[1]
  tally.expect(id !== undefined, () => `nothing was sent: ${status} ${headers.location ?? ''}`)
  const { rows: sent } = await database.query<object>(`
    select state, version, due_at, received_at, supplements, extensions, authoriser_id, channel, applicant_name, p.personal_number,
      a.person_id = d.applicant_id as own
    from dossiers.dossier d join identity.person p on p.id = applicant_id join identity.account a on a.id = submitted_by
    where d.public_id = $1`, [id ?? null])
  const expected = [{
    state: 'submitted', version: 1, due_at: null, received_at: null, supplements: 0, extensions: 0, authoriser_id: null,
    channel: 'online', applicant_name: NAME, personal_number: NUMBER, own: true,
  }]
  tally.expect(JSON.stringify(sent) === JSON.stringify(expected), () => `the dossier is ${JSON.stringify(sent)}`)
}
