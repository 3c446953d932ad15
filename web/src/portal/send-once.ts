/**
 * A second press of a button while the first is on its way is passed over (people double-click). The server answers a
 * repeat by itself; this only spares the slow line. Coming back with the back button, the form can be sent again.
 */
export function sendOnce(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    if (form.dataset['sent'] === undefined) form.dataset['sent'] = ''
    else event.preventDefault()
  })
  addEventListener('pageshow', () => delete form.dataset['sent'])
}
