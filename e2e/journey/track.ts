import { openPhone } from './citizen.ts'
import type { Stage } from './stage.ts'

/** A step on the way of a dossier whose result was handed over, as the page of its number alone does not tell it. */
const WAY = 'Ban hành kết quả'

/**
 * Tracks a dossier as anybody may: by its number, which tells little, and by the QR code of the receipt, which tells
 * more.
 */
export async function track(stage: Stage, number: string, state: string, applicant: string): Promise<void> {
  const { context, page } = await openPhone(stage, 'tracking')
  await page.goto(`${stage.url}/theo-doi`)
  await page.getByLabel('Mã hồ sơ').fill(number.toLowerCase())
  await page.getByRole('button', { name: 'Xem' }).click()
  const little = await page.getByRole('main').innerText()
  await page.goto(await stage.province.trackingUrl(number))
  const more = await page.getByRole('main').innerText()
  await context.close()
  if (!little.includes(state) || little.includes(WAY))
    stage.surprises.push(`tracking ${number} by its number says: ${little}`)
  if (!more.includes(state) || !more.includes(WAY))
    stage.surprises.push(`tracking ${number} by its QR code says: ${more}`)
  if (`${little}${more}`.toLocaleLowerCase('vi').includes(applicant.toLocaleLowerCase('vi')))
    stage.surprises.push(`tracking ${number} tells a name`)
  stage.say(`${number}: tracked by its number and by its QR code`)
}
