/**
 * Need (part E7, E10): whoever keeps the program running sees at one screen whether other systems hear of dossiers, and
 * mends at the same desk what they refuse, whatever they do.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { lookBothWidths } from './look-both-widths.ts'
import { takePartners } from './pictures-partners.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

test('none, well, away, refused and put right, told anew', async () => {
  const looked: string[] = []
  await takePartners(stage, async (page, name) => {
    await lookBothWidths(page, name)
    looked.push(name)
  })
  expect(looked).toEqual([
    'he-thong-ngoai-trong', 'he-thong-ngoai', 'he-thong-ngoai-khong-tra-loi', 'thu-bi-tu-choi', 'thu-dang-sua',
    'thu-lien-thong', 'chenh-lech', 'thu-den-cho-xem',
    'doi-chieu-thu-tuc', 'doi-chieu-thu-tuc-khong-duoc', 'thu-tuc-ghi-khac', 'thu-tuc-lap-ban-soan', 'thu-tuc-giu-nhu-o-day',
  ])
  expect(stage.surprises).toEqual([])
})
