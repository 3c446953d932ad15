/** Milliseconds for which a button says that it has copied. */
const SAID = 3_000

/*
 * The script of pages that show something once, to be passed on: a button beside each `[data-copy]` copies it. Where
 * the browser does not let a page copy there is no button, and the text is selected and copied as any other.
 */
if ('clipboard' in navigator) {
  for (const shown of document.querySelectorAll<HTMLElement>('[data-copy]')) addButton(shown)
}

function addButton(shown: HTMLElement): void {
  const { copy = '', copied = '' } = shown.dataset
  const button = document.createElement('button')
  const told = document.createElement('span')
  button.type = 'button'
  button.className = 'plain'
  button.textContent = copy
  told.setAttribute('role', 'status')
  told.className = 'hint'
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(shown.textContent.trim()).then(() => {
      told.textContent = copied
      setTimeout(() => { told.textContent = '' }, SAID)
    }, () => { button.remove() })
  })
  shown.after(button, told)
}
