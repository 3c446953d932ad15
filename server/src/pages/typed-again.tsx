import { FAILURE } from './failures-texts.ts'
import { type Visit, fieldOf, isFromHere, postedBy } from './visit.ts'

/** Of the machinery of a form, not typed by anybody. */
const MACHINERY = /^(_|csrf$|requestId$|token$|ma$)/
/** A choice stands in the browser as its code, a day as its numbers; what people write is longer, or has a space. */
const CODE = /^([A-Za-z0-9-]{0,3}|[a-z]+(-[a-z0-9]+)*)$/

/**
 * What somebody has just sent and nobody could take: shown, and kept in a form that sends it once more to where it was
 * sent, so that nothing is typed twice, with script or without. The token that came goes back as it came and is not
 * minted here: of a form that was not ours nothing is shown. Files are chosen anew, and a code is not kept.
 */
export function TypedAgain({ visit }: { visit: Visit }) {
  const { request, say } = visit
  const posted = postedBy(request)
  if (request.method !== 'POST' || !isFromHere(visit, fieldOf(posted, 'csrf'))) return null
  const fields = Object.entries(posted).filter(([name]) => name !== 'ma').flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const))
  const written = [...new Set(fields.filter(([name, value]) => !MACHINERY.test(name) && !CODE.test(value.trim()))
    .map(([, value]) => value))]
  return (
    <form method="post" action={request.url} noValidate>
      {fields.map(([name, value], nth) => <input key={nth} type="hidden" name={name} value={value} />)}
      <p>{say(written.length > 0 ? FAILURE.typedKept : FAILURE.pressKept)}</p>
      {written.length > 0 && <ul>{written.map((value) => <li key={value}>{value}</li>)}</ul>}
      <button type="submit">{say(FAILURE.sendAgain)}</button>
    </form>
  )
}
