import { addressOf } from '../src/pages/procedure-facts.ts'
import { birthAnswers, register, smallPdf, walk } from './portal-birth.ts'
import type { PortalServer } from './portal-server.ts'
import type { Visitor } from './portal-visitor.ts'

/** What a mother answers for all three: registered, resident with her, insured. */
export function bundleAnswers(portal: PortalServer): Record<string, string> {
  return {
    ...birthAnswers(portal), 'bundle.members': '3', 'bundle.sameAsParent': 'true', 'bundle.withParent': 'me',
    'householdHead.fullName': 'Nguyễn Thị Mẫu', 'householdHead.idNumber': '000196990001',
    'household.relation': 'con', 'request.resultDelivery': 'dien-tu',
  }
}

/** Asks for the birth bundle at the first commune of the list, and sends it. Answers the first dossier's public id. */
export async function sendBirthBundle(visitor: Visitor, portal: PortalServer, n: number): Promise<string> {
  const version = portal.rooms.catalogue.on('2021-06-25').find('lt-khai-sinh-3')
  await visitor.open(`${version ? addressOf(version) : ''}/nop-ho-so`)
  const commune = portal.rooms.directory.on('2021-06-25').territories('xa')[0]
  await visitor.submit('/nop-ho-so', { noi: commune?.publicId ?? '' })
  await walk(visitor, bundleAnswers(portal))
  await visitor.upload('/giay-to/giay-chung-sinh', [
    { name: 'tep', filename: 'giay-chung-sinh.pdf', content: smallPdf(`bundle ${String(n)}`) },
  ])
  await visitor.submit('/giay-to')
  if (visitor.page.path.startsWith('/dang-nhap')) await register(visitor, portal, n)
  await visitor.submit('/kiem-tra')
  return visitor.page.path.split('/').at(-1) ?? ''
}
