import type { Page } from 'playwright-core'
import { openDossier } from './desk.ts'
import { type Intake, receiveOnScreen } from './intake.ts'
import type { Desk, Stage } from './stage.ts'

/** What a second dossier of somebody says of a paper that was accepted in the first one. */
export interface PlayedAgain {
  readonly number: string
  /** Chosen by itself on the sheet, before anybody touches it. */
  readonly isChosen: boolean
  /** Where it is from, in words. */
  readonly from: string
  /** What the dossier says of it afterwards. */
  readonly inDossier: string
}

/** Somebody comes again: the paper of the first dossier is taken from their Kho, and nobody asks for it. */
export async function playAgain(stage: Stage, desk: Desk, intake: Intake, label: string): Promise<PlayedAgain> {
  const { page } = desk
  let [isChosen, from] = [false, '']
  const look = async (sheet: Page) => {
    const paper = sheet.locator('.mc-paper').filter({ hasText: label }).first()
    isChosen = await paper.getByRole('radio', { name: 'Đã có trong Kho' }).isChecked()
    from = await paper.getByText(/^Lấy từ/).innerText()
  }
  const { number } = await receiveOnScreen(desk, stage, { ...intake, isKnown: true, scans: [], held: label, look })
  await openDossier(desk, stage, number)
  const papers = page.getByRole('region', { name: 'Giấy tờ', exact: true })
  const inDossier = await papers.getByRole('listitem').filter({ hasText: label }).first().innerText()
  stage.say(`${number}: ${from}`)
  return { number, isChosen, from, inDossier }
}
