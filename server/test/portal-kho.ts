import { smallPdf } from './portal-birth.ts'
import type { PortalServer } from './portal-server.ts'
import type { Visitor } from './portal-visitor.ts'
import { drawSmall } from './small-picture.ts'

/** Puts a paper of the first kind of the list into the visitor's own Kho. Answers where it stands. */
export async function storePaper(visitor: Visitor, name = 'own'): Promise<string> {
  await visitor.open('/kho/luu-giay-to')
  const loai = /<option value="([a-z][^"]*)"/.exec(visitor.page.html)?.[1] ?? ''
  await visitor.upload('/kho/luu-giay-to', [{ name: 'tep', filename: `${name}.pdf`, content: smallPdf(name) }], { loai })
  const at = /href="(\/kho\/[0-9a-f-]{36})"/.exec(visitor.page.html)?.[1]
  if (at === undefined) throw new Error(`nothing was stored: ${visitor.page.text.slice(0, 400)}`)
  return at
}

/** Makes a link to the paper whose page is open. Answers the address of the link. */
export async function shareOpen(visitor: Visitor): Promise<string> {
  await visitor.submit('/chia-se', { 'so-ngay': '1' })
  return /\/chia-se\/[\w-]{43}/.exec(visitor.page.html)?.[0] ?? ''
}

/** Every page of the visitor's own Kho, with a paper in it and its small picture; the page of the paper comes last. */
export async function khoOf(portal: PortalServer, visitor: Visitor): Promise<string[]> {
  const at = await storePaper(visitor)
  await drawSmall(portal, at.slice('/kho/'.length))
  return ['/kho', '/kho/ai-da-xem', '/kho/luu-giay-to', `${at}/xem`, `${at}/hinh`, at]
}
