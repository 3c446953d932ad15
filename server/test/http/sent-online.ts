import { createHash, randomUUID } from 'node:crypto'
import { storeUpload } from '../../src/modules/documents/public.ts'
import { type Submission, submitDossier } from '../../src/modules/dossiers/public.ts'
import type { HttpServer } from './as-user.ts'
import type { Citizen } from './people.ts'

/** A birth registration that an account sent itself; the pages are tested elsewhere, this is for what comes after. */
export async function sendOnline(
  { province }: HttpServer, { accountId, personId }: Citizen, name: string,
): Promise<Submission> {
  const on = province.catalogue.on('2021-06-25')
  const version = on.find('khai-sinh')
  const territory = province.directory.on('2021-06-25').territories('xa')[0]
  if (!version || !territory) throw new Error('nothing to send')
  const file = {
    name: 'giay.pdf', sha256: createHash('sha256').update(randomUUID()).digest('hex'), size: 900,
    kind: 'application/pdf', pages: 1,
  } as const
  const { publicId: upload } = await province.inOneGo((ctx) => storeUpload(ctx, file), { actorId: accountId })
  const filed = version.content.components
    .filter(({ required, handling, isForm }) => required === 'always' && handling === 'submit' && !isForm)
    .map(({ id }) => ({ component: id, how: 'filed' as const, originals: 0, copies: 0, uploads: [upload] }))
  const input = {
    procedureVersionId: version.id, formVersionId: null, applicant: { id: personId, name }, authoriserId: null,
    territoryId: territory.id, limitCase: 0, answers: {}, filed, needed: [], delivery: 'counter', deliveryAddress: null,
    isConfirmedDouble: true,
  } as const
  return province.inOneGo((ctx) => submitDossier(ctx, province, input), { actorId: accountId })
}
