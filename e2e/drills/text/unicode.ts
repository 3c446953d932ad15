import type pg from 'pg'
import naughty from 'big-list-of-naughty-strings/blns.json' with { type: 'json' }
import { type Client, idIn } from '../../client.ts'
import { squeezed } from './open-every-page.ts'

export interface UnicodeFound {
  readonly broken: string[]
  /** What was stored is not what was sent, as a reader sees it. */
  readonly changed: string[]
  /** Stored otherwise than in one spelling of each letter. */
  readonly notNfc: string[]
  /** Stored with a mark that turns the direction of writing, or with one that nobody sees. */
  readonly turned: string[]
  /** Looked for in another spelling, and not found. */
  readonly notFound: string[]
  /** As people's own keyboards spell it, and yet not taken. */
  readonly refused: string[]
  readonly sent: number
}

const NAMES = [
  'Nguyễn Thị Hồng Nhạn', 'Đỗ Hữu Trường Giang', 'Lê Đức Ngọc Ánh', 'Phạm Thùy Ỷ', 'Trần Ngọc Ẩn', 'Vũ Thị Ước',
  'Đặng Đình Đệ',
  'Hoàng Hoà', 'Hoàng Hòa', 'Bùi Thúy Quỳnh', 'Bùi Thuý Quỳnh', 'Y Bih Niê', "H'Hen Niê", 'Ksor H’Bơ', 'Nguyễn-Trần Ái',
]
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const MARKS = Array.from({ length: 30 }, (_, n) => String.fromCharCode(0x300 + n)).join('')
/**
 * What is done to a name on its way here: by another keyboard, by a joker, by somebody who wants to be taken for
 * another.
 */
const SPELLINGS: Readonly<Record<string, (name: string) => string>> = {
  'as it is': (name) => name,
  'letter by letter and mark by mark': (name) => name.normalize('NFD'),
  'wide letters': (name) => name.replace(/[A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'turned round': (name) => `\u202e${name}\u202c`,
  'isolated': (name) => `\u2066${name}\u2069 `,
  'with unseen joiners': (name) => name.replace(/./gu, '$&\u200b'),
  'soft hyphens and marks of byte order': (name) => `\ufeff${name.replaceAll(' ', '\u00ad ')}`,
  'spaces of all kinds': (name) => name.replaceAll(' ', '\u00a0\u2003\t'),
  'Zalgo': (name) => name.replace(/[aeo]/g, `$&${MARKS}`),
  'Cyrillic look-alikes': (name) => name.replaceAll('a', 'а').replaceAll('o', 'о').replaceAll('H', 'Н'),
}

/** Of those what anybody may send without knowing it. */
const HONEST = ['as it is', 'letter by letter and mark by mark', 'spaces of all kinds']

/** Names in many spellings through the counter, and the naughty list as what staff write; then what is stored of it. */
export async function sendOddText(client: Client, cookie: string, database: pg.Pool): Promise<UnicodeFound> {
  const found: UnicodeFound & { sent: number } = {
    broken: [], changed: [], notNfc: [], turned: [], notFound: [], refused: [], sent: 0,
  }
  let n = 0
  for (const name of NAMES)
    for (const [how, spell] of Object.entries(SPELLINGS)) {
      n += 1
      const body = {
        kind: 'citizen', fullName: spell(name), number: `00019899${String(n).padStart(4, '0')}`, birth: '1998-04-15',
        sex: 'nu',
      }
      const { status, body: told } = await client.send('POST', '/api/people', { cookie, body })
      found.sent += 1
      if (status >= 500) found.broken.push(`${name} ${how}: ${status}`)
      if (status !== 201 && HONEST.includes(how)) found.refused.push(`${name} ${how}: ${status}`)
      if (status !== 201) continue
      const id = idIn({ body: told })
      const { rows: [kept] } = await database.query<{ name: string; isOne: boolean }>(
        `select full_name as name, full_name is nfc normalized as "isOne" from identity.person where public_id = $1`,
        [id])
      judge(found, `${name} ${how}`, spell(name), kept)
      if (how !== 'as it is' && !how.startsWith('letter')) continue
      for (const sought of [
        name, name.normalize('NFD'), plain(name), name.toUpperCase(), name.split(' ').slice(-2).join(' '),
      ])
        if (!await isFoundBy(client, cookie, sought, id)) found.notFound.push(`${name} ${how} by “${sought}”`)
    }
  for (const text of [...naughty, ...NAMES.map((name) => name.normalize('NFD'))])
    await sendSupport(client, cookie, database, text, found)
  return found
}

async function sendSupport(
  client: Client, cookie: string, database: pg.Pool, text: string, found: UnicodeFound & { sent: number },
): Promise<void> {
  const { status, body } = await client.send('POST', '/api/support', { cookie, body: { text, screen: '/tiep-nhan' } })
  found.sent += 1
  if (status >= 500) found.broken.push(`support ${JSON.stringify(text.slice(0, 40))}: ${status}`)
  if (status !== 201) return
  const id = idIn({ body })
  const { rows: [kept] } = await database.query<{ name: string; isOne: boolean }>(
    `select text as name, text is nfc normalized as "isOne" from notifications.support_request where public_id = $1`,
    [id])
  judge(found, `support ${JSON.stringify(text.slice(0, 40))}`, text, kept)
}

function judge(
  { changed, notNfc, turned }: UnicodeFound, what: string, sent: string, kept?: { name: string; isOne: boolean },
): void {
  if (squeezed(kept?.name ?? '') !== squeezed(sent)) changed.push(`${what}: ${JSON.stringify(kept?.name)}`)
  if (kept?.isOne !== true) notNfc.push(what)
  if (TURNS.test(kept?.name ?? '')) turned.push(what)
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

async function isFoundBy(client: Client, cookie: string, name: string, id: string): Promise<boolean> {
  const { status, body } = await client.send('POST', '/api/people/search', { cookie, body: { name } })
  if (status !== 200) return false
  return (JSON.parse(body.toString()) as { items: { id: string }[] }).items.some((one) => one.id === id)
}
