import { heldInWords } from '@motcua/contracts/held.ts'
import type { RegisterPaper } from '../modules/integration/public.ts'
import { type Journey, rootOf } from './journey.ts'
import { PostForm } from './layout.tsx'
import type { NationalKhoHere } from './national-kho.ts'
import { NATIONAL_KHO_HERE } from './national-kho-texts.ts'

/** Of the two deeds, and of the place on the page. */
export const NATIONAL_KHO_PATH = 'kho-quoc-gia'
const PATH = NATIONAL_KHO_PATH

/** The button, and what came of the last look. */
export function NationalKhoBox({ journey, here, offers, fault }: {
  journey: Journey
  here: NationalKhoHere
  offers: ReadonlyMap<string, readonly RegisterPaper[]>
  fault: string | undefined
}) {
  const { visit, visit: { say } } = journey
  const isEmpty = offers.size === here.codes.size && [...offers.values()].every((papers) => papers.length === 0)
  return (
    <section className={fault ? 'paper faulty' : 'paper'} aria-labelledby={`${PATH}-ten`}>
      <h2 id={`${PATH}-ten`}>{say(NATIONAL_KHO_HERE.title)}</h2>
      <p>{say(NATIONAL_KHO_HERE.intro)}</p>
      {isEmpty && <p role="status">{say(NATIONAL_KHO_HERE.nothing)}</p>}
      <PostForm visit={visit} action={`${rootOf(journey)}/${PATH}`}>
        {fault && <p className="error" id={`${PATH}-error`}>{fault}</p>}
        <button type="submit" className="plain" id={PATH} aria-describedby={fault ? `${PATH}-error` : undefined}>
          {say(NATIONAL_KHO_HERE.look)}
        </button>
      </PostForm>
    </section>
  )
}

/** One that the owner has there, for a component. */
export function NationalOffer({ journey, component, paper }: {
  journey: Journey; component: string; paper: RegisterPaper
}) {
  const { visit, visit: { say } } = journey
  const { name: type, number, issuedOn, issuerName } = paper
  const from = heldInWords(say, { type, number, issuedOn, issuerName })
  return (
    <PostForm visit={visit} action={`${rootOf(journey)}/${PATH}`} className="line">
      <input type="hidden" name="thanh-phan" value={component} />
      <input type="hidden" name="giay" value={paper.id} />
      <span>{say(NATIONAL_KHO_HERE.offered, { from })}</span>
      <button type="submit" className="plain" aria-label={say(NATIONAL_KHO_HERE.takeOf, { from })}>{say(NATIONAL_KHO_HERE.take)}</button>
    </PostForm>
  )
}
