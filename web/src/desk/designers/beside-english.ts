import type { Text } from '@motcua/contracts/texts.ts'

/** Texts of a library that says its English in its code: by that English, with ours beside it. */
export function besideEnglish<const Words extends Readonly<Record<string, string>>>(
  words: Words,
): Record<keyof Words, Text> {
  return Object.fromEntries(Object.entries(words).map(([en, vi]) => [en, { vi, en }])) as Record<keyof Words, Text>
}
