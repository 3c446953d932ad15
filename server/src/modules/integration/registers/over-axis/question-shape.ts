import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import { asRead } from '../../../../kernel/vietnamese-text.ts'
import { EdxmlFault } from '../../../../platform/edxml/edxml-fault.ts'
import { type XmlElement, childrenOf, treeOf } from '../../../../platform/edxml/xml-tree.ts'
import type { AskedBy, AskedPerson, OverAxis } from '../register.ts'

/*
 * TODO(law): no text says how a register is asked by a document. Names of fields are those of service 037 (domain
 * reference 8.5); that they stand alone in an attachment of XML, and that an answer repeats who was asked about beside
 * its yes or no, is our reading until such a register is seen.
 */
const [QUESTION, ANSWER] = ['YeuCauXacNhan', 'TraLoiXacNhan']

/** Who asks, and by what right. */
export type AxisAskedBy = Omit<AskedBy, 'entries'> & { readonly basis: string }

/** The attachment that asks whether there is such a person. Pure. */
export function axisQuestionOf(
  { number, fullName, birth }: AskedPerson, { callId, officer, procedure, basis }: AxisAskedBy, ours: OverAxis['ours'],
): string {
  const said = Object.entries({
    MaYeuCau: callId, MaDVC: procedure, MaCanBo: officer, MaDonVi: ours.agency, TaiKhoan: ours.account, CanCu: basis,
    SoDinhDanh: number, HoVaTen: fullName, ...birth !== '' && { NgayThangNamSinh: birth },
  })
  const fields = said.map(([name, value]) => `<${name}>${escaped(value)}</${name}>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?><${QUESTION}>${fields}</${QUESTION}>`
}

export type UnclearAnswer = 'answer-unreadable' | 'answer-of-other-call' | 'other-person'

/**
 * Whether there is such a person, as the attachment of an answer says it. It must be of that call and about that number
 * and name: whatever else it says is somebody else's. The reader takes no DTD, no entities but the five of XML, and
 * bounds depth and number of elements. Pure.
 */
export function axisAnswerIn(
  text: string, { callId, person }: { readonly callId: string; readonly person: AskedPerson },
): Result<boolean, { readonly code: UnclearAnswer }> {
  const root = rootOf(text)
  const field = (name: string) => root && onlyText(root, name)
  const [call, number, fullName, verdict] = ['MaYeuCau', 'SoDinhDanh', 'HoVaTen', 'KetQua'].map(field)
  if (root?.name !== ANSWER || root.space !== '' || verdict !== '1' && verdict !== '0') return refuse({ code: 'answer-unreadable' })
  if (call !== callId) return refuse({ code: 'answer-of-other-call' })
  const isTheirs = number === person.number && fullName !== undefined && asRead(fullName) === asRead(person.fullName)
  return isTheirs ? ok(verdict === '1') : refuse({ code: 'other-person' })
}

function rootOf(text: string): XmlElement | undefined {
  try {
    return treeOf(text)
  } catch (error) {
    if (error instanceof EdxmlFault) return undefined
    throw error
  }
}

/** The text of the one child of that name; undefined where there is none, or another beside it. */
function onlyText(root: XmlElement, name: string): string | undefined {
  const [one, ...others] = childrenOf(root, '', name)
  return others.length === 0 ? one?.text.trim() : undefined
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
