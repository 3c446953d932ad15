import type { Json } from '../../../../platform/db.ts'
import type { SentBody, ToldDossier } from '../sector-system.ts'

/** genderId; the codes of each system differ (domain 4.6). */
const GENDERS: Readonly<Record<string, string>> = { nam: '1', nu: '0' }
/** idTypeId: passport, old identity card, permanent residence card, citizen's card and what took its place. */
const ID_TYPES: Readonly<Record<string, string>> = {
  'ho-chieu': '0', 'cmnd': '1', 'the-thuong-tru': '2', 'cccd': '3', 'can-cuoc': '3', 'dinh-danh': '3',
}
const FORM_TYPES: Readonly<Record<string, string>> = { 'so-1': '1', 'so-2': '2' }
/** Without these the system cannot enter anybody; each by the key of our form that says it. */
const NEEDED: Readonly<Record<string, string>> = {
  fullName: 'subject.fullName', genderId: 'subject.sex', birthDateStr: 'subject.birthDate', idTypeId: 'subject.idKind',
  idNo: 'subject.idNumber', nationalityCode: 'subject.nationality', formType: 'record.kind',
}

/**
 * The declaration in the parts of `nhanHoSoDangKy` (domain 8.6). A code of ours that this system has no word for counts
 * as not said: nothing is guessed.
 */
export function declarationOf({ dossier, answers }: ToldDossier): SentBody {
  const text = (key: string) => textOf(answers[key])
  const declarationWSForm = {
    receiveNo: dossier.number, fullName: text('subject.fullName'), genderId: GENDERS[text('subject.sex')] ?? '',
    birthDateStr: dayInWords(text('subject.birthDate')), nationalityCode: text('subject.nationality'),
    idTypeId: ID_TYPES[text('subject.idKind')] ?? '', idNo: text('subject.idNumber'),
    formType: FORM_TYPES[text('record.kind')] ?? '', delivery: dossier.delivery === 'post' ? '1' : '0',
    purpose: text('request.purpose'), phone: text('subject.phone'),
  }
  const missing = Object.entries(NEEDED)
    .flatMap(([name, key]) => declarationWSForm[name as keyof typeof declarationWSForm] === '' ? [key] : [])
  const sent = { declarationWSForm, mandatorWSForm: mandatorOf(text), residenceWSForm: residencesOf(answers) }
  return { sent, missing }
}

/** Who asks for somebody else; nobody where they ask for themselves. */
function mandatorOf(text: (key: string) => string): Json {
  const idNo = text('requester.idNumber')
  if (idNo === '' || idNo === text('subject.idNumber')) return null
  return { fullName: text('requester.fullName'), idTypeId: ID_TYPES[text('requester.idKind')] ?? '', idNo }
}

function residencesOf(answers: ToldDossier['answers']): Json {
  const rows = answers['record.residences']
  return Array.isArray(rows) ? rows.map((one) => {
    const { from, to, address, work } = Object(one) as Readonly<Record<string, Json>>
    const { detail, commune, province } = Object(address) as Readonly<Record<string, Json>>
    const place = [textOf(detail), nameOf(commune), nameOf(province)]
    return { fromStr: textOf(from), toStr: textOf(to), address: place.filter(Boolean).join(', '), work: textOf(work) }
  }) : []
}

/** A whole day as `dd/MM/yyyy`; empty where only a part of it is known. */
function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  return year === undefined ? '' : [date, month, year].join('/')
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : ''
}

function nameOf(place: Json | undefined): string {
  const { name } = Object(place) as Readonly<Record<string, Json>>
  return textOf(name)
}
