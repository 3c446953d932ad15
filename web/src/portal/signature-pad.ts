/** In pixels of the picture, which is twice as wide as high however wide the box is on the screen. */
const PEN = 4

/**
 * The box in which somebody signs, by finger, pen or mouse. What is drawn goes with the form in a field of its own, so
 * that it is kept and held back like every other answer. Whoever does not drag types a name below.
 */
export function signaturePads(form: HTMLFormElement): void {
  for (const place of form.querySelectorAll<HTMLElement>('[data-pad]')) {
    const [canvas, button, line] = [
      place.querySelector('canvas'), place.querySelector('button'), place.querySelector('[role=status]'),
    ]
    const field = form.elements.namedItem(place.dataset['pad'] ?? '')
    const pen = canvas?.getContext('2d')
    if (!canvas || !button || !line || !pen || !(field instanceof HTMLInputElement)) continue
    place.hidden = false
    const wipe = () => {
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, canvas.width, canvas.height)
    }
    const keep = (picture: string, said: string | undefined) => {
      field.value = picture
      if (line.textContent !== said) line.textContent = said ?? ''
      field.dispatchEvent(new Event('change', { bubbles: true }))
    }
    wipe()
    draw(canvas, pen, () => { keep(canvas.toDataURL('image/png'), place.dataset['drawn']) })
    button.addEventListener('click', () => {
      wipe()
      keep('', place.dataset['empty'])
    })
  }
}

function draw(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D, done: () => void): void {
  let held: number | undefined
  const placeOf = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    return [(clientX - left) * canvas.width / width, (clientY - top) * canvas.height / height]
  }
  canvas.addEventListener('pointerdown', (event) => {
    if (held !== undefined || event.button > 0) return
    event.preventDefault() // no text is selected while the line is drawn
    held = event.pointerId
    canvas.setPointerCapture(held)
    Object.assign(pen, { lineWidth: PEN, lineCap: 'round', lineJoin: 'round', strokeStyle: '#141c4a' })
    pen.beginPath()
    pen.moveTo(...placeOf(event))
    pen.lineTo(...placeOf(event)) // a touch is a dot
    pen.stroke()
  })
  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerId !== held) return
    pen.lineTo(...placeOf(event))
    pen.stroke()
  })
  for (const end of ['pointerup', 'pointercancel'] as const) canvas.addEventListener(end, (event) => {
    if (event.pointerId !== held) return
    held = undefined
    done()
  })
}
