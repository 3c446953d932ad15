import { Link, useLocation } from '@tanstack/react-router'
import { say } from '../../lib/language.ts'
import { useInquiryReminders } from './inquiry-data.ts'
import { REMINDED } from './inquiry-texts.ts'
import { remindedInWords } from './reminded-in-words.ts'

/**
 * On every screen of whoever answers other agencies, but those of inquiries: how many of what they have, of what nobody
 * took, and as a head of all, are past their day or near it. Nothing while there is time.
 */
export function InquiryReminderBar() {
  const isAtThem = useLocation({ select: ({ pathname }) => pathname.startsWith('/hoi-y-kien') })
  const { past = 0, soon = 0 } = useInquiryReminders().data ?? {}
  const counts = remindedInWords({ past, soon })
  if (isAtThem || past + soon === 0) return null
  return (
    <section className="mc-queue-bar mc-no-print" aria-label={say(REMINDED.label)}>
      <span role="status">
        {past > 0 && say(REMINDED.past, { count: counts.past })}{' '}
        {soon > 0 && say(REMINDED.soon, { count: counts.soon })}
      </span>
      <Link to="/hoi-y-kien">{say(REMINDED.open)}</Link>
    </section>
  )
}
