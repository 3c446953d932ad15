import type { Page } from 'playwright-core'
import { goOn } from '../journey/citizen.ts'
import type { Stage } from '../journey/stage.ts'
import { type Client, signIn as sessionOf } from '../client.ts'
import { AUNT } from './portal-people.ts'
import { visitorOf } from './visitor.ts'
import type { Walk } from './walk.ts'

interface Looks {
  visit(page: Page, path: string, state: string): Promise<void>
  look(page: Page, state: string, how?: { readonly isFaulty: true }): Promise<void>
}

/** Community digital teams at the desk of the head of a section: nobody named, and a form without a word. */
export async function walkTeamsOfDesk(head: Page, { visit, look }: Looks): Promise<void> {
  await visit(head, '/to-cong-nghe-so', 'nobody named')
  const form = head.getByRole('form', { name: 'Ghi thành viên' })
  await form.getByRole('button', { name: 'Ghi thành viên' }).click()
  await form.locator('[aria-invalid=true]').first().waitFor()
  await look(head, 'nothing typed', { isFaulty: true })
}

/** The page of a member on the portal: nobody helped, nothing typed, and the code that is asked for. */
export async function walkTeams(
  page: Page, client: Client, { province, url, day }: Stage, walk: Walk, number: string,
): Promise<void> {
  const { username } = province.anybodyAs('one_stop_head')
  const cookie = await sessionOf(client, username, province.password)
  const { items: [person] } = await client.json<{ items: { id: string }[] }>('POST', '/api/people/search', {
    cookie, body: { number },
  })
  await client.json('POST', '/api/team-members', { cookie, body: {
    personId: person?.id, team: 'Thôn 3', decision: '01/QĐ-UBND', from: day, to: `${day.slice(0, 4)}-12-31`,
  } })
  const it = visitorOf(page, walk, url)
  await page.goto(`${url}/ho-so`)
  await page.getByRole('link', { name: /^Giúp người khác làm thủ tục/ }).click()
  await it.lookUnfolded('nobody helped')
  await it.pressFaulty('Gửi mã đến điện thoại của họ', 'nothing typed')
  await page.getByLabel('Số định danh của người cần giúp').fill(AUNT.number)
  await page.getByLabel('Tất cả thủ tục').check()
  await goOn(page, 'Gửi mã đến điện thoại của họ')
  await walk.look(page, 'the code is asked for')
}
