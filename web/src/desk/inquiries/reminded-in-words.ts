import type { InquiryReminders } from '@motcua/contracts/inquiries.ts'

/** Where counting ended, of both together: those past their day come first. */
const MOST = 100

/** Both counts as they are shown; a plus says that there are, or may be, more. */
export function remindedInWords({ past, soon }: InquiryReminders): Readonly<Record<keyof InquiryReminders, string>> {
  const isWhole = past + soon < MOST
  return { past: past < MOST ? String(past) : '99+', soon: soon < MOST ? `${soon}${isWhole ? '' : '+'}` : '99+' }
}
