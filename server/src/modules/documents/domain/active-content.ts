/** What a PDF may do or carry besides its pages, as `platform/pdf-file` finds it. */
export const ACTIVE_CONTENTS = ['javascript', 'launch', 'embedded-file', 'xfa', 'rich-media', 'submit-form'] as const
export type ActiveContent = typeof ACTIVE_CONTENTS[number]

/** What starts a program is taken by nobody; the rest does nothing as long as nobody opens the file itself. */
export const REFUSED_CONTENTS: readonly ActiveContent[] = ['launch']

export function isActiveContent(word: unknown): word is ActiveContent {
  return (ACTIVE_CONTENTS as readonly unknown[]).includes(word)
}
