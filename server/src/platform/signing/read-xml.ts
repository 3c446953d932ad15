import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import { faultOfXml } from '../xml-bounds.ts'

/** XML that is dangerous to read, or none; the message says why, in Vietnamese. */
export class XmlFault extends Error {}

/**
 * Reads XML of others as a document. Throws `XmlFault` for what brings a DTD or entities, lies too deep, is too large,
 * or is not well-formed: nothing is repaired, since what was signed must be what is read.
 */
export function readXml(text: string): Document {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const fault = faultOfXml(whole)
  if (fault !== undefined) throw new XmlFault(fault)
  try {
    const document = new DOMParser({
      onError: (level, message) => { throw new XmlFault(`${level}: ${message}`) },
    }).parseFromString(whole, 'text/xml')
    if (!document.documentElement) throw new XmlFault('không có phần tử gốc')
    return document
  } catch (error) {
    if (error instanceof XmlFault) throw error
    throw new XmlFault('không phải XML đúng cú pháp', { cause: error })
  }
}

/** Elements of this name within one, however deep. */
export function elementsIn(node: Document | Element, namespace: string, name: string): Element[] {
  return Array.from(node.getElementsByTagNameNS(namespace, name))
}

/** Elements that stand in one directly. */
export function childElements(node: Element): Element[] {
  return Array.from(node.childNodes).filter((one): one is Element => one.nodeType === 1)
}
