import type { Json } from '../../../../platform/db.ts'
import { stampOf } from '../../../../platform/partner/stamp.ts'
import type { SentBody, ToldDossier } from '../sector-system.ts'

/** An element of the data, by the key of our form that says it; needed: without it nobody can be entered. */
type Element = readonly [element: string, key: string, isNeeded?: 'needed']

interface Book { readonly module: string; readonly elements: readonly Element[] }

/**
 * Books of the register (module), known by whom the declaration is about: a birth by the child, a death by the
 * deceased, a marriage by both. The names of elements are our reading of `dangKyHoTich` (domain 8.6).
 */
const BOOKS: Readonly<Record<string, Book>> = {
  'child.fullName': {
    module: 'KS',
    elements: [
      ['nksHoTen', 'child.fullName', 'needed'], ['nksNgaySinh', 'child.birthDate', 'needed'],
      ['nksGioiTinh', 'child.sex', 'needed'], ['nksDanToc', 'child.ethnicity'], ['nksQuocTich', 'child.nationality'],
      ['meHoTen', 'mother.fullName'], ['meSoGiayTo', 'mother.idNumber'], ['chaHoTen', 'father.fullName'],
      ['chaSoGiayTo', 'father.idNumber'], ['nycHoTen', 'requester.fullName', 'needed'],
      ['nycSoGiayTo', 'requester.idNumber'],
    ],
  },
  'deceased.fullName': {
    module: 'KT',
    elements: [
      ['nktHoTen', 'deceased.fullName', 'needed'], ['nktNgaySinh', 'deceased.birthDate'], ['nktGioiTinh', 'deceased.sex'],
      ['nktSoGiayTo', 'deceased.idNumber'], ['nktNgayChet', 'deceased.deathDate', 'needed'],
      ['nktNguyenNhanChet', 'deceased.deathCause'], ['nycHoTen', 'requester.fullName', 'needed'],
      ['nycSoGiayTo', 'requester.idNumber'],
    ],
  },
  'bride.fullName': {
    module: 'KH',
    elements: [
      ['voHoTen', 'bride.fullName', 'needed'], ['voNgaySinh', 'bride.birthDate', 'needed'],
      ['voSoGiayTo', 'bride.idNumber', 'needed'], ['chongHoTen', 'groom.fullName', 'needed'],
      ['chongNgaySinh', 'groom.birthDate', 'needed'], ['chongSoGiayTo', 'groom.idNumber', 'needed'],
    ],
  },
}

/** gioiTinh; of another word nothing is guessed. */
const GENDERS: Readonly<Record<string, string>> = { nam: '1', nu: '2' }

/** What `dangKyHoTich` is told of a dossier, or what `traHoSo` is told of its result. */
export function registrationOf(agency: string, { kind, dossier, answers, result }: ToldDossier): SentBody {
  if (kind === 'result') {
    return {
      sent: {
        maDonVi: agency, maHoSo: dossier.number, soKetQua: result?.number ?? '', ngayKetQua: result?.issuedOn ?? '',
        tenKetQua: result?.title ?? '',
      },
      missing: result ? [] : ['result'],
    }
  }
  const [, book] = Object.entries(BOOKS).find(([key]) => textOf(answers[key]) !== '') ?? []
  if (!book) return { sent: { maDonVi: agency, maHoSo: dossier.number }, missing: Object.keys(BOOKS) }
  const said = book.elements
    .map(([element, key, isNeeded]) => ({ element, key, isNeeded, text: valueOf(key, answers[key]) }))
  const data = said.filter(({ text }) => text !== '')
    .map(({ element, text }) => `<${element}>${escapeXml(text)}</${element}>`)
  return {
    sent: {
      maDonVi: agency, module: book.module, maHoSo: dossier.number,
      ngayTiepNhan: stampOf(dossier.receivedAt ?? dossier.submittedAt), data: `<hoSo>${data.join('')}</hoSo>`,
    },
    missing: said.filter(({ isNeeded, text }) => isNeeded && text === '').map(({ key }) => key),
  }
}

/** As it stands in XML; what no XML may hold is left out, for nobody would read the rest. */
function escapeXml(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function valueOf(key: string, value: Json | undefined): string {
  const text = textOf(value)
  return key.endsWith('.sex') ? GENDERS[text] ?? '' : text
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}
