import { type Share, shareStateOf } from '../modules/documents/public.ts'
import { khoPoliciesOf } from '../modules/reuse/public.ts'
import { Control, Select } from './controls.tsx'
import { showMoment } from './in-words.ts'
import { SHARE, SHARE_STATE } from './kho-share-texts.ts'
import { type Mistake, PostForm } from './layout.tsx'
import type { Visit } from './visit.ts'

/** The links of a paper, who opened them when, and another one. */
export function SharePanel({ visit, at, shares, mistakes }: {
  visit: Visit
  at: string
  shares: readonly Share[]
  mistakes: readonly Mistake[]
}) {
  const { say, directory } = visit
  const fault = mistakes.find(({ id }) => id === 'so-ngay')?.text
  return (
    <section id="chia-se">
      <h2>{say(SHARE.heading)}</h2>
      <p className="hint">{say(SHARE.intro)}</p>
      <PostForm visit={visit} action={`${at}/chia-se`} requestId={crypto.randomUUID()} className="line">
        <Control id="so-ngay" label={say(SHARE.days)} error={fault}>
          {(described) => <Select {...described} name="so-ngay" value="" prompt="…"
            choices={khoPoliciesOf(directory).share.days.map((count) => (
              { value: String(count), label: say(SHARE.day, { count }) }))} />}
        </Control>
        <button type="submit" className="plain">{say(SHARE.make)}</button>
      </PostForm>
      <ul className="messages">{shares.map((one) => (
        <Shared key={one.publicId} visit={visit} at={at} share={one} />
      ))}</ul>
    </section>
  )
}

function Shared({ visit, at, share: one }: { visit: Visit; at: string; share: Share }) {
  const { say, now, language } = visit
  const state = shareStateOf(one, now)
  const made = showMoment(one.madeAt, language)
  return (
    <li>
      <p>{say(SHARE_STATE[state])}{state === 'open' && `. ${say(SHARE.until, { at: showMoment(one.endsAt, language) })}`}</p>
      <p className="hint">{say(SHARE.madeAt, { at: made })}. {one.openings.length === 0
        ? say(SHARE.neverOpened)
        : say(SHARE.opened, { times: one.openings.map((moment) => showMoment(moment, language)).join('; ') })}</p>
      {state === 'open' && (
        <PostForm visit={visit} action={`${at}/chia-se/${one.publicId}`} requestId={crypto.randomUUID()}>
          <button type="submit" className="quiet" aria-label={say(SHARE.endOf, { at: made })}>{say(SHARE.end)}</button>
        </PostForm>
      )}
    </li>
  )
}
