import { openDossier } from './desk.ts'
import { keepPdf } from './pdf.ts'
import type { Desk, Stage } from './stage.ts'

/**
 * Every paper that the dossier made, as the desk lists them, but that one: each must name whom it is for, and the
 * dossier.
 */
export async function keepPapers(
  stage: Stage, desk: Desk, number: string, applicant: string, except: string,
): Promise<string[]> {
  await openDossier(desk, stage, number)
  const links = await desk.page.locator('a[href^="/api/slips/"]').all()
  const addresses = new Set(await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? '')))
  addresses.delete(except)
  const kept: string[] = []
  for (const address of addresses)
    kept.push(
      await keepPdf(stage, desk.page.context(), address, `${number}-phieu-${kept.length + 1}`, [number, applicant]),
    )
  return kept
}

/** The receipts of what was paid for it: papers of the dossier like the others. */
export async function keepReceipts(stage: Stage, desk: Desk, number: string, applicant: string): Promise<string> {
  await openDossier(desk, stage, number)
  const link = desk.page.getByRole('link', { name: 'Biên lai của hồ sơ (PDF)' })
  const address = await link.getAttribute('href')
  return keepPdf(stage, desk.page.context(), address ?? '', `${number}-bien-lai`, [number, applicant])
}
