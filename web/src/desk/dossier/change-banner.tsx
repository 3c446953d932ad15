import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { Button } from '@mantine/core'
import { showMoment, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { labelOfState } from '../../lib/states.ts'
import { CHANGE } from './change-texts.ts'
import { type Change, changesOf } from './changes-of.ts'

interface ChangeBannerProps {
  /** As it was when one opened it. */
  seen: DossierDetail
  /** As it is; undefined while it is fetched. */
  now: DossierDetail | undefined
  /** It could not be fetched: it may be out of reach by now. */
  error: Error | null
  /** A deed was refused for it, rather than noticed before. */
  isRefused: boolean
  onAct: () => void
  onLeave: () => void
}

/** Somebody was quicker: what was, what is, who did it when. What one has typed stays below, untouched. */
export function ChangeBanner({ seen, now, error, isRefused, onAct, onLeave }: ChangeBannerProps) {
  const { changes, since } = now ? changesOf(seen, now) : { changes: [], since: [] }
  return (
    <section className="mc-confirm mc-changed" role="alert" aria-label={say(CHANGE.title)}>
      <p><b>{say(CHANGE.title)}</b> {say(isRefused ? CHANGE.hint : CHANGE.seen)}</p>
      {!now && <p>{error ? error.message : say(CHANGE.loading)}</p>}
      {now && changes.length === 0 && <p>{say(CHANGE.small)}</p>}
      {changes.length > 0 && (
        <table className="mc-changes">
          <thead>
            <tr>
              <th scope="col">{say(CHANGE.what)}</th>
              <th scope="col">{say(CHANGE.before)}</th>
              <th scope="col">{say(CHANGE.after)}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={`${change.about}${change.name}`}>
                <th scope="row">{say(CHANGE[change.about], { name: change.name })}</th>
                <td><bdi>{inWords(change.about, change.before)}</bdi></td>
                <td><bdi>{inWords(change.about, change.after)}</bdi></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {since.length > 0 && (
        <>
          <h2>{say(CHANGE.since)}</h2>
          <ul>
            {since.map((line, nth) => (
              <li key={nth}>
                <span className="mc-number">{showShortMoment(line.at)}</span> <bdi>{line.text}</bdi>
                {line.byName && <> · <bdi>{line.byName}</bdi>{line.unitName && `, ${line.unitName}`}</>}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="mc-row">
        <Button onClick={onAct} disabled={!now}>{say(CHANGE.act)}</Button>
        <Button variant="default" onClick={onLeave}>{say(CHANGE.leave)}</Button>
      </div>
    </section>
  )
}

function inWords(about: Change['about'], said: string): string {
  if (said === '') return say(CHANGE.none)
  if (about === 'state') return labelOfState(said as DossierDetail['state']).text
  return about === 'due' ? showMoment(said) : said
}
