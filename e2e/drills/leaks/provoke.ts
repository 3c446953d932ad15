import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type BirthDesk, birthBody, smallPdf } from '../../birth.ts'
import { type Answer, type Client, type SendOptions, upload } from '../../client.ts'
import { codeTo, newestMessage, openVisitor } from '../portal-visitor.ts'
import { type Marks, PHONE } from './marks.ts'

export interface Stage {
  readonly client: Client
  readonly database: pg.Pool
  readonly marks: Marks
  readonly desk: BirthDesk
  readonly dossier: { readonly id: string; readonly version: number }
  readonly phone: string
  /** Everything that was answered, by status. */
  readonly heard: { readonly path: string; readonly answer: Answer }[]
}


/** A clerk, a person and a dossier with a mark in every field of theirs. */
export async function openStage(client: Client, database: pg.Pool, marks: Marks, desk: BirthDesk): Promise<Stage> {
  const heard: Stage['heard'] = []
  const listening: Client = {
    ...client,
    async send(method, path, options) {
      const answer = await client.send(method, path, options)
      heard.push({ path, answer })
      return answer
    },
  }
  marks.secret('session of staff', desk.cookie.split('=')[1] ?? '')
  const { cookie } = desk
  const before = await newestMessage(database, PHONE)
  await client.json('POST', '/api/people/phone-code', { cookie, body: { phone: PHONE } })
  const code = marks.secret('code at the counter', await codeTo(database, PHONE, before))
  const number = marks.number('number of a person')
  const { id: applicantId } = await client.json<{ id: string }>('POST', '/api/people', { cookie, body: {
    kind: 'citizen', fullName: `Nguyễn ${marks.word('name of a person')}`, number, birth: '1996-04-15', sex: 'nu',
    phone: PHONE, code, address: marks.word('address of a person'), email: `${marks.word('mail')}@example.vn`,
  } })
  const uploads: string[] = []
  for (const paper of ['to-khai', 'giay-chung-sinh', 'cccd'])
    uploads.push(
      await upload(client, cookie, `${marks.word(`name of file ${paper}`)}.pdf`, smallPdf(marks.word('file'))),
    )
  const body = birthBody({ ...desk, applicantId, uploads }, 1) as { answers: Record<string, unknown> }
  const texts = Object.entries(body.answers).filter(([key]) => /fullName|detail|facility|agency|Number$/i.test(key))
  const typed: Record<string, unknown> = Object.fromEntries(texts.filter(
    ([, value]) => typeof value === 'string',
  ).map(([key]) =>
    [key, /idNumber/.test(key) ? marks.number(key) : `Đỗ ${marks.word(key)}`]))
  // Whoever says to be the mother has her name and number.
  for (const one of ['fullName', 'idNumber']) typed[`mother.${one}`] = typed[`requester.${one}`]
  const { id } = await client.json<{ id: string }>('POST', '/api/dossiers', {
    cookie, body: { ...body, answers: { ...body.answers, ...typed } },
  })
  const { version } = await client.json<{ version: number }>('GET', `/api/dossiers/${id}`, { cookie })
  return { client: listening, database, marks, desk, dossier: { id, version }, phone: PHONE, heard }
}

/** Told back as it was called: the names of fields are the caller's, and hold nobody. */
const FIELD_OF_NOBODY = 'field-of-nobody'

/** Every kind of refusal that there is, each with marks in what is sent. */
export async function provokeRefusals({ client, marks, desk: { cookie }, dossier }: Stage): Promise<void> {
  const post = (path: string, body: unknown, more: SendOptions = {}) =>
    client.send('POST', path, { cookie, body, ...more })
  const raw = (type: string, text: string) => ({ type, content: Buffer.from(text) })
  const w = (field: string) => marks.word(field)
  await post('/api/people', { fullName: w('unknown field'), [FIELD_OF_NOBODY]: 1 })
  await post('/api/people', {
    kind: 'citizen', fullName: `<b>${w('hostile name')}`, number: marks.number('wrong'), birth: w('birth'),
  })
  await client.send('POST', '/api/people', {
    cookie, raw: raw('application/json', `{"fullName": "${w('broken JSON')}`),
  })
  await client.send('POST', '/api/people', { cookie, raw: raw('text/xml', `<a>${w('another type')}</a>`) })
  await client.send('POST', '/api/people', {
    cookie, raw: raw('application/json', JSON.stringify(w('too large').repeat(200_000))),
  })
  await client.send(
    'GET', `/api/people/${w('unknown address')}?so=${marks.number('query')}&ten=${w('query')}`, { cookie },
  )
  await client.send('GET', `/khong-co/${w('unknown page')}?ten=${w('query of a page')}`)
  await client.send('GET', `/api/dossiers?list=${w('wrong list')}&cursor=${w('cursor')}`, { cookie })
  await client.send('GET', `/%00${w('broken address')}`)
  await client.send('GET', `/%E0%A4%A${w('half an address')}`)
  await post('/api/people/search', { name: `${w('looked for')} ${w('looked for')}` })
  await post('/api/people/search', { number: marks.number('looked for') })
  await post('/api/dossiers/search', { text: w('dossier looked for') })
  const items = (field: string) => ({ components: [{ component: 'cccd', reason: w(field) }] })
  for (const version of [99, dossier.version])
    for (const [noun, said] of [
      ['refusal', { reason: w('reason of a refusal') }], ['completion-request', items('what is to be completed')],
      ['supplement-request', items('what is to be supplemented')],
      ['payment-request', { amount: 1_000, reason: w('payment') }],
      ['confirmation-request', { reason: w('confirmation') }], ['step-return', { reason: w('step back') }],
      ['stop', { reason: w('reason to stop') }],
    ] as const)
      await post(`/api/dossiers/${dossier.id}/${noun}`, said, { headers: { 'if-match': `"${version}"` } })
  await post(`/api/dossiers/${dossier.id}/opinion`, {
    deed: 'proposal', fields: { [w('field of an opinion')]: w('opinion') }, revision: 7,
  })
  const talk = { circle: 'units', text: w('talk') }
  const key = randomUUID()
  await post(`/api/dossiers/${dossier.id}/talk`, talk, { key })
  await post(`/api/dossiers/${dossier.id}/talk`, { ...talk, text: w('another body under one key') }, { key })
  await post('/api/saved-views', { name: w('saved view'), asked: { list: w('list') } })
  await post('/api/support', { text: `${w('support')} ${marks.number('support')}`, screen: '/ho-so/$id' })
  await post('/api/session/password', {
    current: marks.secret('current password', `${w('current')}@1aA`),
    next: marks.secret('new password', `${w('new')}@1aA`),
  })
}

/** Sign-in until it is refused: staff by password, citizens by code. */
export async function provokeSignIn({ client, marks, database, phone }: Stage): Promise<void> {
  const username = marks.word('name of an account')
  for (let tries = 0; tries < 7; tries += 1)
    await client.send('POST', '/api/session', {
      body: { username, password: marks.secret('wrong password', `${marks.word('wrong password')}@1a`) },
    })
  const visitor = openVisitor(client)
  await visitor.get('/dang-nhap')
  const number = marks.number('number that signs in')
  for (let tries = 0; tries < 7; tries += 1) {
    await visitor.post('/dang-nhap', { so: number, tiep: `/ho-so/${marks.word('way on')}` })
    await visitor.post('/dang-nhap/ma', {
      so: number, ma: marks.secret('wrong code', String(734_111 + tries)), tiep: '/',
    })
  }
  await visitor.get('/dang-ky')
  const before = await newestMessage(database, phone)
  const person = {
    'ho-ten': `Đỗ ${marks.word('name of who registers')}`, so: marks.number('number of who registers'), ngay: '15',
    thang: '4',
    nam: '1996', 'dien-thoai': phone,
  }
  await visitor.post('/dang-ky', person)
  const ma = marks.secret('code of registration', await codeTo(database, phone, before))
  await visitor.post('/dang-ky/ma', { ...person, ma })
  for (const pair of visitor.cookie.split('; ')) marks.secret('cookie', pair.split('=')[1] ?? pair)
  await visitor.get('/ho-so')
  await visitor.post('/dang-xuat', {})
}

/** Files that are none, cut off, of a wrong type, or named badly. */
export async function provokeUploads({ client, marks, desk: { cookie } }: Stage): Promise<void> {
  const part = (name: string, type: string, text: string) =>
    `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`
  const send = (content: string, boundary = 'x') => client.send('POST', '/api/files', {
    cookie, raw: { type: `multipart/form-data; boundary=${boundary}`, content: Buffer.from(content) },
  })
  const file = (name: string, text: string, type = 'application/pdf') => part(name, type, text)
  await send(`${file(`${marks.word('name of no PDF')}.pdf`, marks.word('no PDF'))}--x--`)
  await send(file(`${marks.word('name of a cut form')}.pdf`, `%PDF-1.4 ${marks.word('cut form')}`))
  await send(
    `${file(`../../${marks.word('name that climbs')}`, `<svg>${marks.word('picture')}</svg>`, 'image/svg+xml')}--x--`,
  )
  await send(file(`${marks.word('name of a lost boundary')}.pdf`, marks.word('lost boundary')), 'y')
  await send(`${file(`${marks.word('name of a large file')}.pdf`, `%PDF-1.4 ${'x'.repeat(31_000_000)}`)}--x--`)
  await client.send('POST', '/api/files', { cookie, body: { file: marks.word('no form') } })
}
