import { isDay } from '../../../../kernel/civil-day.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import type { Register, RegisterPaper } from '../../registers/register.ts'
import { nameOfNumber, within } from '../account-register.ts'
import type { NationalPortal } from '../client.ts'
import { isKeepable, rowsOf, textsOf } from '../read-rows.ts'

/** By which the Kho of the portal is asked, with a rule and a rest of its own. */
export const NATIONAL_KHO = 'national-kho'
const [LIST, READ] = ['LayDanhSachGiayToKho', 'LayGiayToKho']
const PAPER_TEXTS = [
  'MaGiayToKhoQuocGia', 'MaGiayTo', 'TenGiayTo', 'SoKyHieu', 'NgayCap', 'CoQuanCap', 'NgayHetHan', 'TrangThai',
  'DuongDanTaiTepTin',
] as const
const ID = /^[\w.-]{1,100}$/
/** More of one owner than anybody looks through. */
const MOST = 200
const LONGEST = 300
/** TrangThai of a paper in force (còn hiệu lực). */
const IN_FORCE = '1'
const ENTRY = 'paper.'

interface PaperThere { readonly code: string; readonly address: string; readonly paper: RegisterPaper }

/** By which entry papers of a type are asked for; the national code of the type. */
export function entryOfPapers(code: string): string {
  return `${ENTRY}${code}`
}

/**
 * The owner's papers at the portal (Kho dữ liệu điện tử của tổ chức, cá nhân) as a register: which papers of the asked
 * types it has of somebody, in force; each is fetched only when it is chosen. An answer about another number is
 * refused whole. TODO(law): both services and their names are our reading, the portal publishes none; the names of
 * fields are those of domain reference 7.3 and 8.3.
 */
export function nationalKho(portal: Pick<NationalPortal, 'call' | 'file'>): Register {
  return {
    code: NATIONAL_KHO, about: ['citizen', 'organisation'], entries: [], transport: 'direct',
    async read({ number }, { entries }, milliseconds) {
      const codes = entries.filter((entry) => entry.startsWith(ENTRY)).map((entry) => entry.slice(ENTRY.length))
      const name = nameOfNumber(number)
      const { data } = await within(milliseconds, portal.call(LIST, { [name]: number, MaGiayTo: codes }))
      if (!Array.isArray(data) || data.length > MOST) throw new SendFault('answer-unreadable', false)
      const there = rowsOf(data).map((row) => paperOf(row, { name, number }))
      if (there.length < data.length) throw new SendFault('answer-unreadable', false)
      return Object.fromEntries(codes.map((code) => [
        entryOfPapers(code),
        there.flatMap((one) => one?.code === code ? [one.paper] : []),
      ]))
    },
    confirm: async () => false, // it lists, and says neither yes nor no
    async fetchPaper({ number }, { code, id }, milliseconds) {
      const name = nameOfNumber(number)
      const { data } = await within(milliseconds, portal.call(READ, { [name]: number, MaGiayToKhoQuocGia: id }))
      const [row] = Array.isArray(data) ? rowsOf(data) : []
      const found = row && paperOf(row, { name, number })
      if (found?.code !== code || found.paper.id !== id) return undefined
      const content = await portal.file(found.address, milliseconds)
      return content && { paper: found.paper, content }
    },
  }
}

/**
 * A paper that is in force; undefined of one that is not. Throws SendFault of what nobody can read, or is another's.
 */
function paperOf(row: Answer, { name, number }: { readonly name: string; readonly number: string }) {
  if (row[name] !== number) throw new SendFault('other-person', false)
  const texts = isKeepable(row) ? textsOf(row, PAPER_TEXTS) : undefined
  const [issuedOn, validTo] = [dayIn(texts?.NgayCap), dayIn(texts?.NgayHetHan)]
  const isSound = texts && ID.test(texts.MaGiayToKhoQuocGia) && texts.TenGiayTo !== ''
    && Object.values(texts).every((text) => text.length <= LONGEST) && issuedOn !== undefined && validTo !== undefined
  if (!isSound) throw new SendFault('answer-unreadable', false)
  if (texts.TrangThai !== IN_FORCE) return undefined
  return {
    code: texts.MaGiayTo, address: texts.DuongDanTaiTepTin, paper: {
      id: texts.MaGiayToKhoQuocGia, name: texts.TenGiayTo, number: texts.SoKyHieu === '' ? null : texts.SoKyHieu, issuedOn,
      issuerName: texts.CoQuanCap === '' ? null : texts.CoQuanCap, validTo,
    },
  } satisfies PaperThere
}

/** `yyyyMMdd`, with or without a time, as a day; null of nothing, undefined of what is no day. */
function dayIn(stamp: string | undefined) {
  if (stamp === '') return null
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:\d{6})?$/.exec(stamp ?? '') ?? []
  const written = [year, month, day].join('-')
  return isDay(written) ? written : undefined
}
