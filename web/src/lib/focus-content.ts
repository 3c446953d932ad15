/**
 * Puts the focus at the beginning of what the page is about: where a form or a button that had it is gone, whoever
 * works with keys or listens would be nowhere.
 */
export function focusContent(): void {
  document.getElementById('noi-dung')?.focus()
}
