/** What the procedure asks for, as far as the receipt names it. */
interface AskedComponent {
  readonly id: string
  readonly name: string
  readonly isForm: boolean
  readonly originals: number
  readonly copies: number
}

/** How it came. */
export interface FiledComponent {
  readonly component: string
  readonly how: string
  readonly originals: number
  readonly copies: number
  /** Files of it, whether scanned at the counter or sent by the applicant. */
  readonly files: number
}

export interface ComponentOnReceipt {
  readonly name: string
  readonly originals: number
  readonly copies: number
  /** In place of the two counts, where nothing on paper stayed with the office. */
  readonly inWords: string | null
}

/**
 * The list "thành phần hồ sơ nộp gồm" of form 01: what was handed in, and only that. The circulars ask for the list and
 * for the number of sets; sheets of paper are counted by us. An electronic paper has the worth of a paper one (NĐ
 * 45/2020 Đ.9, 10) and is counted in files; what was only shown, or declared online, is said to be so. What stands in a
 * register is looked up there, and what is missing is missing: nobody handed them in.
 */
export function componentsOnReceipt(
  asked: readonly AskedComponent[], filed: readonly FiledComponent[],
): ComponentOnReceipt[] {
  return asked.flatMap((component) => {
    const { name, isForm } = component
    const one = filed.find((row) => row.component === component.id)
    if (!one) return isForm ? [{ name, originals: component.originals, copies: component.copies, inWords: null }] : []
    const { how, originals, copies, files } = one
    if (how === 'missing' || (how === 'data' && !isForm)) return []
    return [{ name, originals, copies, inWords: originals + copies > 0 ? null : inWordsOf(how, files) }]
  })
}

function inWordsOf(how: string, files: number): string | null {
  if (files > 0) return `Bản điện tử: ${String(files).padStart(2, '0')} tệp`
  if (how === 'data') return 'Kê khai điện tử'
  return how === 'presented' ? 'Xuất trình' : null
}
