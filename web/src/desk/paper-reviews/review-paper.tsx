import { Button, TextInput } from '@mantine/core'
import type { PaperFieldName, PaperReview } from '@motcua/contracts/paper-reviews.ts'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { DUPLICATE } from '../scan/duplicate-texts.ts'
import { sayDuplicate } from '../scan/say-duplicate.ts'
import { useAccept } from './review-data.ts'
import { ReviewPicture } from './review-picture.tsx'
import { REVIEW } from './review-texts.ts'
import { dayMeant, orderOf, typedValues } from './review-values.ts'
import { forgetTyped, keepTyped, typedSoFar } from './typed-so-far.ts'

interface ReviewPaperProps {
  review: PaperReview
  /** Looks at it later. */
  onLater: () => void
}

const fieldId = (field: PaperFieldName) => `doc-${field}`

/**
 * One paper: the focus is in the first field that was not read surely, Enter accepts what stands there and goes to the
 * next that nobody has looked at; behind the last it is saved. So no field becomes a fact unseen.
 */
export function ReviewPaper({ review, onLater }: ReviewPaperProps) {
  const { id, name, typeName, ownerName, warnings, duplicates, fields } = review
  const order = orderOf(review)
  const read = typedValues(review)
  const [values, setValues] = useState(() => typedSoFar(id) ?? read)
  const [seen, setSeen] = useState<readonly PaperFieldName[]>([])
  const [at, setAt] = useState<PaperFieldName>(order[0] ?? 'name')
  const [isNoDay, setIsNoDay] = useState(false)
  const inputs = useRef(new Map<PaperFieldName, HTMLInputElement>())
  const accepting = useAccept()
  const focus = (field: PaperFieldName) => {
    inputs.current.get(field)?.focus()
    inputs.current.get(field)?.select()
  }
  const [first] = useState(at)
  useEffect(() => {
    inputs.current.get(first)?.focus()
    inputs.current.get(first)?.select()
  }, [first])
  const save = () => accepting.mutate(
    { id, values: { ...values, issuedOn: dayMeant(values.issuedOn) ?? '' } },
    {
      onSuccess: () => {
        forgetTyped(id)
        announce(say(REVIEW.saved, { name: typeName }))
      },
    },
  )
  const accept = () => {
    const isWrong = dayMeant(values.issuedOn) === undefined
    setIsNoDay(at === 'issuedOn' && isWrong)
    if (at === 'issuedOn' && isWrong) return
    const now = [...seen, at]
    setSeen(now)
    const next = order.find((field) => !now.includes(field))
    if (next === undefined) save()
    else focus(next)
  }
  const change = (field: PaperFieldName, value: string) => {
    const now = { ...values, [field]: value }
    setValues(now)
    if (order.some((one) => now[one] !== read[one])) keepTyped(id, now)
    else forgetTyped(id)
    setSeen((before) => before.filter((one) => one !== field))
  }
  const shown = fields.find(({ field }) => field === at)
  return (
    <div className="mc-review">
      <ReviewPicture review={review} page={shown?.page ?? null} box={shown?.box ?? null} />
      <form
        aria-label={say(REVIEW.paper, { type: typeName })}
        onSubmit={(event) => {
          event.preventDefault()
          accept()
        }}
      >
        <h2>{typeName}</h2>
        <p className="mc-quiet">{say(REVIEW.owner, { name: ownerName })}, <bdi>{name}</bdi></p>
        {warnings.map((warning) => (
          <p key={warning} className="mc-error" role="alert">{say(REVIEW[warning], { name: ownerName })}</p>
        ))}
        {duplicates.map((one) => (
          <p key={`${one.number ?? ''} ${one.addedAt ?? ''}`} className="mc-warning" role="status">
            {sayDuplicate(one, say(DUPLICATE.paper))}
          </p>
        ))}
        {accepting.error && <ErrorState title={say(REVIEW.notSaved)} error={accepting.error} />}
        {fields.map((one) => (
          <TextInput
            key={one.field} id={fieldId(one.field)} label={say(REVIEW[one.field])} value={values[one.field]}
            ref={(input) => { if (input) inputs.current.set(one.field, input) }}
            description={seen.includes(one.field) ? say(REVIEW.accepted)
              : values[one.field] === read[one.field] ? howRead(one) : say(REVIEW.typed)} maxLength={300}
            autoComplete="off"
            error={one.field === 'issuedOn' && isNoDay && say(REVIEW.noDay)}
            onFocus={() => setAt(one.field)} onChange={(event) => change(one.field, event.currentTarget.value)}
          />
        ))}
        <div className="mc-row">
          <Button type="submit" loading={accepting.isPending}>{say(REVIEW.save)}</Button>
          <Button variant="default" onClick={onLater}>{say(REVIEW.skip)}</Button>
        </div>
      </form>
    </div>
  )
}

function howRead({ confidence, isDoubtful }: PaperReview['fields'][number]): string {
  if (confidence === null) return say(REVIEW.notFound)
  // No percentage beside it: a name of no known family is doubtful however surely it was read.
  return say(isDoubtful ? REVIEW.doubtful : REVIEW.sure)
}
