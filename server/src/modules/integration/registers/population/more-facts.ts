import { cleanText } from '../../../../kernel/vietnamese-text.ts'
import { type XmlElement, childrenOf } from '../../../../platform/edxml/xml-tree.ts'
import type { RegisterFacts, RegisterPlace } from '../register.ts'

/** Namespace of the register (domain reference 8.5). */
export const REGISTER = 'http://dancuquocgia.bca'
const LONGEST_DETAIL = 200
/** TODO(law): the codes of `GioiTinh` are our reading; every other value is left out. */
const SEXES: Readonly<Record<string, string>> = { 1: 'nam', 2: 'nu' }

/** What service 037 says of somebody beside who they are; what is missing, double or not as its codes is left out. */
export function moreIn(citizen: XmlElement): RegisterFacts {
  const text = (name: string) => onlyIn(citizen, name)?.text.trim() ?? ''
  const place = (name: string) => placeIn(onlyIn(citizen, name))
  const [home, present] = [place('ThuongTru'), place('NoiOHienTai')]
  // A permanent one that cannot be read is there all the same.
  const hasHome = childrenOf(citizen, REGISTER, 'ThuongTru').some(({ text: own, children }) => own.trim() !== '' || children.length > 0)
  const residence = hasHome ? home : present
  return said({
    'person.sex': SEXES[text('GioiTinh')],
    // The list of 54 peoples of 1979 has two digits in the dictionary, too.
    'person.ethnicity': /^\d\d$/.test(text('DanToc')) ? text('DanToc') : undefined,
    'person.nationality': /^[A-Z]{2}$/.test(text('QuocTich')) ? text('QuocTich') : undefined,
    'person.placeOfOrigin': place('QueQuan'), 'person.permanentAddress': home, 'person.currentAddress': present,
    // Where somebody lives is where they are registered, and only else where they are (Luật Cư trú 2020 Đ.11).
    'person.residence': residence,
    'person.residenceKind': residence && (hasHome ? 'thuong-tru' : 'noi-o-hien-tai'),
  })
}

/** The entries of which it may speak. */
export const MORE_ENTRIES = [
  'person.sex', 'person.ethnicity', 'person.nationality', 'person.placeOfOrigin', 'person.permanentAddress',
  'person.currentAddress', 'person.residence', 'person.residenceKind',
] as const

type Said = Readonly<Record<(typeof MORE_ENTRIES)[number], string | RegisterPlace | undefined>>

function said(facts: Said): RegisterFacts {
  return Object.fromEntries(Object.entries(facts).flatMap(([entry, fact]) => fact === undefined ? [] : [[entry, fact]]))
}

function onlyIn(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const [one, ...others] = element ? childrenOf(element, REGISTER, name) : []
  return others.length === 0 ? one : undefined
}

/** With a district it is an address of before the two levels. */
function placeIn(element: XmlElement | undefined): RegisterPlace | undefined {
  const text = (name: string) => onlyIn(element, name)?.text.trim() ?? ''
  const [province, district, commune] = [text('MaTinhThanh'), text('MaQuanHuyen'), text('MaPhuongXa')]
  const isKnown = /^\d{2}$/.test(province) && /^(?:\d{3})?$/.test(district) && /^\d{5}$/.test(commune)
  if (text('MaQuocGia') !== 'VN' || !isKnown) return undefined
  const detail = cleanText(text('ChiTiet'))
  return {
    country: 'VN', epoch: district === '' ? '2-cap' : '3-cap', province: { code: province },
    ...district !== '' && { district: { code: district } }, commune: { code: commune },
    ...detail !== '' && detail.length <= LONGEST_DETAIL && { detail },
  }
}
