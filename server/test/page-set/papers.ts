import { DISTRICTS, FAMILIES, GIVEN, MIDDLES, PLACES, SENTENCES } from './sentences.ts'

/** The kinds of paper of the set, by the codes of document types. */
export const PAPER_TYPES = [
  'quyet-dinh', 'trich-luc-khai-tu', 'xn-tinh-trang-hon-nhan', 'gcn-hkd', 'giay-phep-xay-dung',
] as const
export type PaperType = typeof PAPER_TYPES[number]

/** One page of the set: what stands on it, and what is true of it. */
export interface SetPage {
  readonly type: PaperType
  readonly font: SetFont
  readonly title: string
  readonly issuer: string
  readonly numberLine: string
  readonly placeLine: string
  readonly labelled: readonly (readonly [label: string, value: string])[]
  readonly paragraphs: readonly string[]
  readonly signedAs: string
  readonly signer: string
  readonly truth: Truth
}
/** `issuedOn` as YYYY-MM-DD. */
export interface Truth {
  readonly name: string
  readonly number: string
  readonly issuedOn: string
  readonly issuer: string
  readonly place: string
}
/** As Times, as books, and without serifs. */
export const SET_FONTS = ['Tinos', 'Libertinus Serif', 'Open Sans'] as const
/** Its a is an o with a stroke, as in posters; no office writes so, and it reads worse: counted apart. */
export const POSTER_FONT = 'Be Vietnam Pro'
export type SetFont = typeof SET_FONTS[number] | typeof POSTER_FONT

/** Letters of a page, spaces and all: as many as an office fills a sheet of A4 with. */
const LETTERS = 2_500

/** Numbers that look like chance and are the same each time (mulberry32): 0 to below 1. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = state + 0x6d2b79f5 >>> 0
    let mixed = Math.imul(state ^ state >>> 15, state | 1)
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61)
    return ((mixed ^ mixed >>> 14) >>> 0) / 4_294_967_296
  }
}

/** Page `n` of the set; always the same. */
export function setPage(n: number): SetPage {
  const chance = chanceOf(11_070_000 + n)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T
  const whole = (from: number, to: number) => from + Math.floor(chance() * (to - from + 1))
  const name = () => `${pick(FAMILIES)} ${pick(MIDDLES)} ${pick(GIVEN)}`
  const day = () => [whole(1, 28), whole(1, 12), whole(2015, 2024)] as const
  const written = ([d, m, y]: readonly [number, number, number]) => `${two(d)}/${two(m)}/${String(y)}`
  const place = () => { const [kind, bare] = pick(PLACES); return `${kind} ${bare}, huyện ${pick(DISTRICTS)}` }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, what: string) =>
    what === 'ten' ? name()
      : what === 'ngay' ? written(day())
        : what === 'noi' ? place()
          : what === 'nam' ? String(whole(1950, 2005))
            : what === 'tien' ? `${String(whole(1, 900))}.${String(whole(100, 999))}.000`
              : String(whole(3, 60)))
  const type = PAPER_TYPES[n % PAPER_TYPES.length] ?? 'quyet-dinh'
  const [kind, bare] = pick(PLACES)
  const [holder, issuedOn, serial] = [name(), day(), whole(1, 999)]
  const issuer = `Ủy ban nhân dân ${kind} ${bare}`
  const number = `${String(serial)}/${SUFFIX[type]}`
  const home = place()
  const head = headOf(type, { holder, home, born: written([issuedOn[0], issuedOn[1], whole(1950, 2002)]) })
  const paragraphs: string[] = []
  const used = new Set<string>()
  const isFull = () => [issuer, ...head.labelled.flat(), ...paragraphs].join(' ').length > LETTERS - 260
  while (!isFull()) {
    const sentence = pick(SENTENCES)
    if (used.has(sentence)) continue
    used.add(sentence)
    paragraphs.push(fill(sentence))
  }
  return {
    type, font: SET_FONTS[Math.floor(n / PAPER_TYPES.length) % SET_FONTS.length] ?? 'Tinos', issuer,
    numberLine: `Số: ${number}`,
    placeLine: `${bare}, ngày ${two(issuedOn[0])} tháng ${issuedOn[1] < 3 ? two(issuedOn[1]) : String(issuedOn[1])} năm ${String(issuedOn[2])}`,
    ...head, paragraphs, signedAs: pick(['CHỦ TỊCH', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH']), signer: name(),
    truth: {
      name: holder, number, issuedOn: `${String(issuedOn[2])}-${two(issuedOn[1])}-${two(issuedOn[0])}`, issuer, place: bare,
    },
  }
}

const SUFFIX: Readonly<Record<PaperType, string>> = {
  'quyet-dinh': 'QĐ-UBND', 'trich-luc-khai-tu': 'TLKT-BS', 'xn-tinh-trang-hon-nhan': 'UBND-XNTTHN', 'gcn-hkd': 'GCN-HKD',
  'giay-phep-xay-dung': 'GPXD',
}
interface HeadFacts { readonly holder: string; readonly home: string; readonly born: string }

function headOf(type: PaperType, { holder, home, born }: HeadFacts): Pick<SetPage, 'title' | 'labelled'> {
  switch (type) {
    case 'quyet-dinh':
      return { title: 'QUYẾT ĐỊNH\nVề việc trợ cấp xã hội hằng tháng', labelled: [['Họ và tên', holder], ['Ngày sinh', born], ['Nơi cư trú', home]] }
    case 'trich-luc-khai-tu':
      return { title: 'TRÍCH LỤC KHAI TỬ', labelled: [['Họ, chữ đệm, tên', holder], ['Ngày, tháng, năm sinh', born], ['Nơi cư trú cuối cùng', home]] }
    case 'xn-tinh-trang-hon-nhan':
      return { title: 'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN', labelled: [['Họ, chữ đệm, tên', holder], ['Ngày, tháng, năm sinh', born], ['Nơi cư trú', home]] }
    case 'gcn-hkd':
      return { title: 'GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH', labelled: [['Họ và tên chủ hộ', holder], ['Sinh ngày', born], ['Địa điểm kinh doanh', home]] }
    case 'giay-phep-xay-dung':
      return { title: 'GIẤY PHÉP XÂY DỰNG', labelled: [['Cấp cho ông (bà)', holder], ['Ngày sinh', born], ['Địa điểm xây dựng', home]] }
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
