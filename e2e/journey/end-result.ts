import { deskOf, openDossier } from './desk.ts'
import type { Account } from './province.ts'
import type { Stage } from './stage.ts'

/** Revokes a result by a decision of 25/06/2021: an officer proposes it, the head of the agency confirms. */
export async function revokeResult(stage: Stage, officer: Account, number: string): Promise<void> {
  const proposer = await deskOf(stage, officer)
  await openDossier(proposer, stage, number)
  const panel = proposer.page.getByRole('region', { name: 'Hiệu lực của kết quả' })
  await panel.getByRole('button', { name: 'Đề nghị thu hồi, thay thế, đính chính' }).click()
  await panel.getByLabel('Số quyết định').fill('12/QĐ-UBND')
  const day = panel.getByRole('group', { name: 'Ngày quyết định' })
  for (const [part, text] of [['Ngày', '25'], ['Tháng', '06'], ['Năm', '2021']] as const)
    await day.getByLabel(part, { exact: true }).fill(text)
  await panel.getByLabel('Lý do').fill('Cấp cho sai người')
  await panel.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await panel.getByText('chờ xác nhận').waitFor()
  const head = await deskOf(stage, await stage.province.headOf(number))
  await openDossier(head, stage, number)
  const proposal = head.page.getByRole('region', { name: 'Hiệu lực của kết quả' })
  await proposal.getByRole('button', { name: 'Xác nhận' }).click()
  await proposal.getByText('Hết hiệu lực').waitFor()
}
