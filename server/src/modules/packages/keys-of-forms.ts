import type { WrittenForm } from './package-data.ts'

/** The keys of all questions of forms as they are written; what else is wrong with them the linter of forms says. */
export function keysOfForms(forms: readonly WrittenForm[]): string[] {
  return [...new Set(forms.flatMap((form) => listOf(form, 'pages').flatMap((page) =>
    listOf(page, 'sections').flatMap((section) => listOf(section, 'fields').flatMap((field) => {
      const key = (field as { readonly key?: unknown } | null)?.key
      return typeof key === 'string' ? [key] : []
    })))))]
}

function listOf(of: unknown, property: string): readonly unknown[] {
  const list = (of as Readonly<Record<string, unknown>> | null)?.[property]
  return Array.isArray(list) ? list : []
}
