import { sayTooLarge } from '@motcua/contracts/file-faults.ts'
import { LANGUAGE } from './page-language.ts'

/**
 * Says at once that a chosen file is larger than `data-most` bytes, beside its field and by ear, and does not let the
 * form go with it: on a slow line nobody waits for what will be refused. The server looks again at whatever comes.
 */
export function limitFile(input: HTMLInputElement): void {
  const most = Number(input.dataset['most'])
  const { form } = input
  if (!form || !(most > 0)) return
  const told = document.createElement('p')
  told.id = `${input.id}-qua-lon`
  told.className = 'error'
  told.setAttribute('role', 'alert')
  input.before(told)
  const described = input.getAttribute('aria-describedby') ?? ''
  const check = () => {
    const found = Math.max(0, ...Array.from(input.files ?? [], ({ size }) => size))
    const isTooLarge = found > most
    told.textContent = isTooLarge ? sayTooLarge(LANGUAGE, found, most) : ''
    input.closest('.field')?.classList.toggle('faulty', isTooLarge)
    input.toggleAttribute('aria-invalid', isTooLarge)
    if (isTooLarge) input.setAttribute('aria-invalid', 'true')
    input.setAttribute('aria-describedby', isTooLarge ? `${told.id} ${described}`.trim() : described)
    return isTooLarge
  }
  input.addEventListener('change', () => {
    input.closest('.field')?.querySelector(`#${input.id}-error`)?.remove() // what the server said of the last file
    check()
  })
  form.addEventListener('submit', (event) => {
    if (!check()) return
    event.preventDefault()
    event.stopImmediatePropagation()
    input.focus()
  }, { capture: true })
}
