import { isDay } from '../../../../kernel/civil-day.ts'
import { asRead, cleanText } from '../../../../kernel/vietnamese-text.ts'
import { EdxmlFault } from '../../../../platform/edxml/edxml-fault.ts'
import { type XmlElement, childrenOf, treeOf } from '../../../../platform/edxml/xml-tree.ts'
import { SendFault } from '../../../../platform/send-fault.ts'
import type { AskedPerson, RegisterFacts } from '../register.ts'
import { REGISTER, moreIn } from './more-facts.ts'

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'

/** Names and values of a question, in their order; what is within another stands in a list. */
export type Said = readonly (readonly [name: string, value: string | Said])[]

/** A question in SOAP 1.1. Pure. */
export function questionOf(operation: string, said: Said): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}"><soapenv:Body>`
    + `<dc:${operation} xmlns:dc="${REGISTER}">${elementsOf(said)}</dc:${operation}></soapenv:Body></soapenv:Envelope>`
}

function elementsOf(said: Said): string {
  return said.map(([name, value]) => `<dc:${name}>${typeof value === 'string' ? escaped(value) : elementsOf(value)}</dc:${name}>`).join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * The one element of that name in the body of an answer. The reader takes no DTD, no entities but the five of XML, and
 * bounds depth and number of elements. Throws SendFault: `ask-refused` and `http-500` of a fault of SOAP that is ours
 * or theirs, `answer-unreadable` of everything else that is no such answer. With a status of 500 SOAP says its faults;
 * what else comes with it is a fault of theirs. Pure.
 */
export function answerIn(text: string, name: string, status = 200): XmlElement {
  if (status === 500 && !text.includes(ENVELOPE)) throw new SendFault('http-500', false)
  const root = rootOf(text)
  if (root.space !== ENVELOPE || root.name !== 'Envelope') unreadable()
  const body = only(root, 'Body', ENVELOPE)
  const [content, ...others] = body.children
  if (!content || others.length > 0) unreadable()
  if (content.space === ENVELOPE && content.name === 'Fault') {
    const [code] = childrenOf(content, '', 'faultcode')
    throw new SendFault(/(?:^|:)Client$/.test(code?.text.trim() ?? '') ? 'ask-refused' : 'http-500', false)
  }
  return content.space === REGISTER && content.name === name ? content : unreadable()
}

function rootOf(text: string): XmlElement {
  try {
    return treeOf(text)
  } catch (error) {
    if (error instanceof EdxmlFault) throw new SendFault('answer-unreadable', false, error)
    throw error
  }
}

/** The one child of that name. Throws SendFault where there is none, or another beside it. */
export function only(element: XmlElement, name: string, space = REGISTER): XmlElement {
  const [one, ...others] = childrenOf(element, space, name)
  return one && others.length === 0 ? one : unreadable()
}

/**
 * What an answer of service 037 says of the person who was asked about; undefined where it has nobody. An answer about
 * another number, name or birth is refused whole (`other-person`): whatever it says is somebody else's. Throws
 * SendFault. Of the rest what cannot be read is left out: nothing is guessed, and whoever is asked about says it.
 */
export function factsIn(answer: XmlElement, asked: AskedPerson): RegisterFacts | undefined {
  const [citizen, ...others] = childrenOf(only(answer, 'CongdanCollection'), REGISTER, 'CongDan')
  if (!citizen) return undefined
  if (others.length > 0) otherPerson()
  const number = only(citizen, 'SoDinhDanh').text.trim()
  const [fullName, birth] = [nameIn(only(citizen, 'HoVaTen')), birthIn(only(citizen, 'NgayThangNamSinh'))]
  const isSameBirth = birth.startsWith(asked.birth) || asked.birth.startsWith(birth)
  if (number !== asked.number || asRead(fullName) !== asRead(asked.fullName) || !isSameBirth) otherPerson()
  return { 'person.idNumber': number, 'person.fullName': fullName, 'person.birthDate': birth, ...moreIn(citizen) }
}

/** By what an answer is known as that of a question: its number, and whom it was about. */
export interface AskedIn { readonly callId: string; readonly number: string }

/**
 * Yes or no, as the service of verification says it. The reference (8.5) gives it no field that names the question or
 * the person, so that an answer is bound to its question by the connection alone; where one does name either, by the
 * names of the question, it must be ours (`other-person`).
 */
export function verdictIn(answer: XmlElement, { callId, number }: AskedIn): boolean {
  for (const [name, own] of [['MaYeuCau', callId], ['SoDinhDanh', number]] as const)
    if (childrenOf(answer, REGISTER, name).some(({ text }) => text.trim() !== own)) otherPerson()
  const said = only(answer, 'KetQua').text.trim()
  return said === '1' || said === '0' ? said === '1' : unreadable()
}

const LONGEST_NAME = 100

function nameIn(element: XmlElement): string {
  const parts = ['Ho', 'ChuDem', 'Ten'].flatMap((name) => childrenOf(element, REGISTER, name).map(({ text }) => text))
  const name = cleanText(parts.join(' '))
  return name !== '' && name.length <= LONGEST_NAME && parts.length <= 3 ? name : unreadable()
}

/** `YYYY-MM-DD`, or the year alone where no more is known. */
function birthIn(element: XmlElement): string {
  const [whole] = childrenOf(element, REGISTER, 'NgayThangNam')
  const [, year = '', month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(whole?.text.trim() ?? '') ?? []
  if (year !== '') {
    const read = `${year}-${month ?? ''}-${day ?? ''}`
    return isDay(read) ? read : unreadable()
  }
  const year4 = childrenOf(element, REGISTER, 'Nam')[0]?.text.trim() ?? ''
  return /^(?:1[89]|20)\d\d$/.test(year4) ? year4 : unreadable()
}

function otherPerson(): never {
  throw new SendFault('other-person', false)
}

function unreadable(): never {
  throw new SendFault('answer-unreadable', false)
}
