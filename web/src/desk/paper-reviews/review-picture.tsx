import type { PaperReview } from '@motcua/contracts/paper-reviews.ts'
import { useEffect, useState } from 'react'
import { say } from '../../lib/language.ts'
import { addressOfPage } from './review-data.ts'
import { REVIEW } from './review-texts.ts'

interface ReviewPictureProps {
  review: Pick<PaperReview, 'id' | 'name' | 'pages' | 'turned'>
  /** Where the field in hand was read; null where it was not found. */
  page: number | null
  box: PaperReview['fields'][number]['box']
}

/** In words, as the page lay in the file. */
const TURNED = { 90: REVIEW.turnedRight, 180: REVIEW.turnedOver, 270: REVIEW.turnedLeft } as const

/** Around what was read, as shares of the page. */
const MARGIN = 0.008

/** A page of the paper, and on it a frame around what the field in hand was read from. */
export function ReviewPicture({ review: { id, name, pages, turned }, page, box }: ReviewPictureProps) {
  const [shown, setShown] = useState(page ?? 1)
  const [isBroken, setIsBroken] = useState(false)
  useEffect(() => { if (page !== null) setShown(page) }, [page])
  const degrees = turned.find((one) => one.page === shown)?.degrees
  const turn = (by: number) => {
    setIsBroken(false)
    setShown((before) => Math.min(pages, Math.max(1, before + by)))
  }
  return (
    <div className="mc-review-picture">
      {pages > 1 && (
        <div className="mc-row">
          <button type="button" className="mc-link-button" onClick={() => turn(-1)}>{say(REVIEW.previous)}</button>
          <span className="mc-number">{shown}/{pages}</span>
          <button type="button" className="mc-link-button" onClick={() => turn(1)}>{say(REVIEW.next)}</button>
        </div>
      )}
      {degrees !== undefined && <p role="note" className="mc-quiet">{say(TURNED[degrees], { page: shown })}</p>}
      {isBroken ? <p role="note">{say(REVIEW.noPicture)}</p> : (
        <div className="mc-review-page">
          <img
            key={shown} src={addressOfPage(id, shown)} alt={say(REVIEW.picture, { page: shown, pages, name })}
            onError={() => setIsBroken(true)}
          />
          {box && shown === page && (
            <span
              className="mc-review-mark" aria-hidden="true"
              style={{
                left: percent(box.left - MARGIN), top: percent(box.top - MARGIN),
                width: percent(box.width + 2 * MARGIN), height: percent(box.height + 2 * MARGIN),
              }}
            />
          )}
        </div>
      )}
    </div>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}
