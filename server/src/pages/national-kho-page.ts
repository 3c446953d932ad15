import type { TakeOverRefusal } from '../modules/integration/public.ts'
import { changePapers } from './keep-papers.ts'
import { onJourney } from './journey.ts'
import { lookInNationalKho, nationalKhoOf, takeFromNationalKho } from './national-kho.ts'
import { NATIONAL_KHO_HERE } from './national-kho-texts.ts'
import type { PageHandlers } from './page-handler.ts'
import { NATIONAL_KHO_PATH as PATH } from './national-kho-parts.tsx'
import { addressOf } from './paper-row.tsx'
import { sendPapers } from './papers-page.tsx'
import { sayFault } from './take-files.ts'
import { type Visit, fieldOf, postedBy } from './visit.ts'

/** Looking into the Kho of the national portal, and taking one of its papers for a component: the owner presses. */
export const nationalKhoPages = {
  'POST /nop-ho-so/:token/kho-quoc-gia': (visit) => onJourney(visit, async (journey) => {
    const here = nationalKhoOf(journey)
    const posted = postedBy(visit.request)
    const [component, idThere] = [fieldOf(posted, 'thanh-phan'), fieldOf(posted, 'giay')]
    if (!here) return visit.reply.redirect(addressOf(journey), 303)
    if (component === '') {
      const isThere = await lookInNationalKho(journey, here)
      return isThere
        ? visit.reply.redirect(`${addressOf(journey)}#${PATH}`, 303)
        : sendPapers(journey, [{ id: PATH, text: visit.say(NATIONAL_KHO_HERE.away) }])
    }
    const taken = await takeFromNationalKho(journey, here, { component, idThere })
    if (!taken.ok) return sendPapers(journey, [{ id: component, text: sayRefused(visit, taken.refusal) }])
    const { publicId } = taken.value
    // Whoever took it for this component means this one.
    await changePapers(journey, ({ chosenHeld }) => ({ chosenHeld: { ...chosenHeld, [component]: publicId } }))
    return visit.reply.redirect(`${addressOf(journey)}#${component}-ten`, 303)
  }),
} satisfies PageHandlers

function sayRefused(visit: Visit, refusal: TakeOverRefusal): string {
  const { code } = refusal
  if (code === 'national-kho-away') return visit.say(NATIONAL_KHO_HERE.away)
  if (code === 'kho-full') return visit.say(NATIONAL_KHO_HERE.full)
  if (code === 'signature-refused') return visit.say(NATIONAL_KHO_HERE.signature)
  if (code === 'paper-not-offered' || code === 'upload-unknown' || code === 'paper-kept-already' || code === 'scan-poor')
    return visit.say(NATIONAL_KHO_HERE.gone)
  return visit.say(NATIONAL_KHO_HERE.unusable, { why: sayFault(visit, refusal) })
}
