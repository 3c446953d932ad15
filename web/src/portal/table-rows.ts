/** Adds and takes away rows of tables on the spot. The server takes rows with gaps in their numbers. */
export function tableRows(form: HTMLFormElement): void {
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button || button.name !== '_add' && button.name !== '_remove') return
    const table = button.closest('fieldset')?.querySelector<HTMLElement>('[data-table]')
    if (!table) return
    event.preventDefault()
    if (button.name === '_add') addRow(table)
    else removeRow(table, button)
    form.dispatchEvent(new Event('change'))
  })
}

/** The last row is the empty one: what is added is like it, under the next number. */
function addRow(table: HTMLElement): void {
  const rows = [...table.querySelectorAll<HTMLElement>(':scope > .row')]
  const last = rows.at(-1)
  if (!last) return
  const key = table.dataset['table'] ?? ''
  const old = Number(/\[(\d+)\]/.exec(last.querySelector('[name]')?.getAttribute('name') ?? '')?.[1] ?? rows.length - 1)
  const row = last.cloneNode(true) as HTMLElement
  row.removeAttribute('id')
  for (const element of row.querySelectorAll<HTMLElement>('*')) {
    for (const name of ['name', 'id', 'for', 'aria-describedby']) {
      const value = element.getAttribute(name)
      if (value !== null) element.setAttribute(name, value.replaceAll(`${key}[${old}]`, `${key}[${old + 1}]`))
    }
    empty(element)
  }
  const label = (table.dataset['row'] ?? '#').replace('#', String(old + 2))
  row.setAttribute('aria-label', label)
  const heading = row.querySelector('.hint')
  if (heading) heading.textContent = label
  if (!last.querySelector(':scope > button')) last.append(removeButton(table, key, old))
  last.after(row)
  row.querySelector<HTMLElement>('input, select, textarea')?.focus()
}

function removeButton(table: HTMLElement, key: string, nth: number): HTMLButtonElement {
  const button = document.createElement('button')
  Object.assign(button, { type: 'submit', className: 'quiet', name: '_remove', value: `${key}.${nth}` })
  button.textContent = (table.dataset['remove'] ?? '#').replace('#', String(nth + 1))
  return button
}

function removeRow(table: HTMLElement, button: HTMLButtonElement): void {
  button.closest('.row')?.remove()
  table.parentElement?.querySelector<HTMLElement>('[name=_add]')?.focus()
}

function empty(element: HTMLElement): void {
  if (element instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(element.type)) {
    element.checked = element.defaultChecked = false
  } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.value = ''
  else if (element instanceof HTMLSelectElement) element.selectedIndex = 0
}
