import { type Client, signIn } from '../client.ts'
import type { Stage } from '../journey/stage.ts'
import type { Visitor } from './visitor.ts'
import type { Walk } from './walk.ts'

interface Fees { readonly charges: readonly { readonly id: string; readonly state: string }[] }

/** What a dossier costs, once its section has said how much: the fees, the bill, and none any more. */
export async function walkFees(
  it: Visitor, client: Client, { province, url }: Stage, walk: Walk, dossier: string,
): Promise<void> {
  const cookie = await signIn(client, province.counters.commune.username, province.password)
  const api = `/api/dossiers/${dossier.split('/').at(-1) ?? ''}`
  await it.visit(`${dossier}/nop-phi`, 'not known yet')
  const { charges } = await client.json<Fees>('GET', `${api}/fees`, { cookie })
  const charge = charges.find(({ state }) => state === 'unknown')?.id ?? ''
  await client.send('POST', `${api}/charge-amount`, { cookie, body: { charge, amount: 8_000, why: 'NQ HĐND' } })
  await it.visit(dossier, 'something is owed')
  await it.visit('/nop-phi', 'owed, together')
  await it.visit(`${dossier}/nop-phi`, 'owed')
  await it.page.locator('#nop').click()
  await it.page.waitForURL(/\/thanh-toan\//)
  const bill = it.path()
  await walk.look(it.page, 'waits for the money')
  await it.page.locator('form[action$="/huy"] button').click()
  await it.page.waitForURL(url + bill)
  await walk.look(it.page, 'taken back')
  await walk.fetch(it.page, `${bill}/cong`, /^text\/html/) // nothing to pay any more: back to the bill
  await walk.fetch(it.page, `${dossier}/bien-lai`, /^text\/html/) // no receipt yet: back to the dossier
  await it.visit(dossier, 'may be paid anew')
}
